// How often functions are called, which is the same on every machine: V8 counts the calls, however it compiles the code.
import { Session } from 'node:inspector';
import { fileURLToPath } from 'node:url';

const session = new Session();
session.connect();
const post = (method, options) => {
  let answer;
  session.post(method, options, (error, result) => {
    if (error !== null) throw new Error(`${method}: ${error.message}`);
    answer = result;
  });
  return answer;
};
post('Profiler.enable');
post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });

/** What `run` returns, and the functions that it called. Code to be counted has to be loaded after this module. */
export async function counted(run) {
  post('Profiler.takePreciseCoverage');
  const value = await run();
  return { value, calls: new Calls(post('Profiler.takePreciseCoverage').result) };
}

class Calls {
  #functions;

  constructor(scripts) {
    this.#functions = scripts
      .filter(({ url }) => url.startsWith('file:') || url.startsWith('/'))
      .flatMap(({ url, functions }) => {
        const file = (url.startsWith('file:') ? fileURLToPath(url) : url).replaceAll('\\', '/');
        return functions.map(({ functionName, ranges }) => ({
          file,
          name: functionName,
          at: ranges[0].startOffset,
          count: ranges[0].count,
        }));
      });
  }

  /** Of all functions in the files that a pattern matches. */
  in(pattern) {
    return sum(this.#functions.filter(({ file }) => pattern.test(file)));
  }

  /** Of the functions of a name in these files; of several in one file, the first. */
  of(pattern, name) {
    const own = this.#functions.filter((one) => pattern.test(one.file) && one.name === name);
    const first = own.filter((one) => !own.some(({ file, at }) => file === one.file && at < one.at));
    return sum(first);
  }
}

const sum = (functions) => functions.reduce((total, { count }) => total + count, 0);
