// Starts the program under test, `kkachi-cli simulator`, on a free port and ends it by its own process.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * The simulator's ready line with its addresses and keys, and `stop()`. KKACHI_CLI names the program.
 * `options` are further command line options.
 */
export async function startSimulator(...options) {
    const program = process.env.KKACHI_CLI;
    if (!program) throw new Error('KKACHI_CLI must name the kkachi-cli program');
    const child = spawn(program, ['simulator', '--port', '0', '--seed', '11', ...options],
        { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const ready = await Promise.race([
        new Promise((resolve) => createInterface({ input: child.stdout }).once('line', resolve)),
        ended.then((code) => { throw new Error(`the simulator ended with ${code} before it was ready`); }),
    ]);
    return {
        ...JSON.parse(ready),
        async stop() {
            child.kill('SIGTERM');
            await ended;
        },
    };
}

/** One admin call: the simulator's own pages under /simulator. */
export async function admin(simulator, method, path, body) {
    const reply = await fetch(simulator.admin + path, {
        method,
        headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${method} /simulator${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
}

/** Asks again until `fits` holds for what `ask` brings; the caller's test has a time limit of its own. */
export async function until(ask, fits) {
    for (;;) {
        const answer = await ask();
        if (fits(answer)) return answer;
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
}
