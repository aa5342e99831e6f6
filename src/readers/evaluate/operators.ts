export type Scalar = string | number | boolean;

/** The result of an operator; undefined if it is not known, or Terraform would reject the operation. */
export function operate(
  operator: string,
  [left, right]: readonly (Scalar | undefined)[],
  isUnary: boolean,
): Scalar | undefined {
  return isUnary ? unary(operator, left) : binary(operator, left, right);
}

function unary(operator: string, operand: Scalar | undefined): Scalar | undefined {
  if (operator === '!' && typeof operand === 'boolean') return !operand;
  return operator === '-' && typeof operand === 'number' ? -operand : undefined;
}

function binary(operator: string, left: Scalar | undefined, right: Scalar | undefined): Scalar | undefined {
  // One side can be enough, whatever the other one will be.
  if (operator === '&&' && (left === false || right === false)) return false;
  if (operator === '||' && (left === true || right === true)) return true;
  if (left === undefined || right === undefined) return undefined;
  switch (operator) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '&&':
      return left === true && right === true;
    case '||':
      return false;
    default:
      return typeof left === 'number' && typeof right === 'number'
        ? arithmetic(operator, left, right)
        : undefined;
  }
}

function arithmetic(operator: string, left: number, right: number): Scalar | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? undefined : left / right;
    case '%':
      return right === 0 ? undefined : left % right;
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '>=':
      return left >= right;
    default:
      return undefined;
  }
}
