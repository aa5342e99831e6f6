export * from './restore-compatibility';
