// The official OpenAI client; nothing but the address and the key is set.
import { File } from 'node:buffer';
import OpenAI from 'openai';

// Node 18 keeps it in a module; the package asks for it as a global and says to set it so.
globalThis.File ??= File;

/** Without retries, so that a test sees the first answer. */
export function client(simulator, more = {}) {
    return new OpenAI({ baseURL: simulator.openai, apiKey: 'sk-simulated', maxRetries: 0, timeout: 20_000, ...more });
}

export const model = 'gpt-6-luna';

/** What a trader asks: the prompt's own numbers decide the answer. */
export const question =
    'price: 140000000\nholding: no\nunrealised_pct: 0\n'
    + 'bars (time open high low close volume):\n'
    + '1 139000000 139100000 138900000 139000000 1\n'
    + '2 139000000 139600000 138900000 139500000 1\n'
    + '3 139500000 140100000 139400000 140000000 1\n';

export const messages = [
    { role: 'developer', content: 'You are a trader. Answer in JSON.' },
    { role: 'user', content: question },
];

export const schema = {
    type: 'object',
    additionalProperties: false,
    required: ['signal', 'confidence', 'reasoning'],
    properties: {
        signal: { type: 'string', enum: ['Buy', 'Hold', 'Sell'] },
        confidence: { type: 'number', minimum: 0, maximum: 1 },
        reasoning: { type: 'string' },
    },
};

export { OpenAI };
