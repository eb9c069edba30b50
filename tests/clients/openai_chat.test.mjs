// The `openai` package: models and chat completions, whole and streamed, and everything that can go wrong with them.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { zodResponseFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { admin, startSimulator } from './support/simulator.mjs';
import { client, messages, model, OpenAI, schema } from './support/openai.mjs';

let simulator;
let openai;

before(async () => {
    simulator = await startSimulator();
    openai = client(simulator);
});
after(async () => { await simulator?.stop(); });
beforeEach(async () => { await admin(simulator, 'POST', '/analyst', { script: [] }); });

const script = (...steps) => admin(simulator, 'POST', '/analyst', { script: steps });
const responseFormat = { type: 'json_schema', json_schema: { name: 'trading_signal', strict: true, schema } };
const ask = (more = {}, options = {}) =>
    openai.chat.completions.create({ model, messages, reasoning_effort: 'none', ...more }, options);

describe('models', { timeout: 60_000 }, () => {
    test('are listed with the day they end', async () => {
        const models = [];
        for await (const each of openai.models.list()) models.push(each);
        assert.ok(models.some((each) => each.id === model && each.shutdown_date === null));
        assert.ok(models.some((each) => each.id === 'gpt-4o' && each.shutdown_date === '2027-01-14'));
        assert.ok(!models.some((each) => each.id === 'gpt-4'));
    });
    test('are retrieved one by one', async () => {
        const one = await openai.models.retrieve(model);
        assert.equal(one.id, model);
        assert.equal(one.object, 'model');
        await assert.rejects(openai.models.retrieve('gpt-4'), OpenAI.NotFoundError);
    });
});

describe('chat completions', { timeout: 60_000 }, () => {
    test('answer in the shape and order of the schema', async () => {
        const completion = await ask({ response_format: responseFormat });
        const [choice] = completion.choices;
        assert.equal(choice.finish_reason, 'stop');
        const answer = JSON.parse(choice.message.content);
        assert.deepEqual(Object.keys(answer), ['signal', 'confidence', 'reasoning']);
        assert.equal(answer.signal, 'Buy');
        assert.ok(answer.confidence > 0.5 && answer.confidence <= 1);
        assert.equal(completion.usage.total_tokens,
            completion.usage.prompt_tokens + completion.usage.completion_tokens);
        assert.equal(completion.usage.completion_tokens_details.reasoning_tokens, 0);
        assert.ok(completion._request_id.startsWith('req_'));
    });

    test('fill in any schema', async () => {
        const Verdict = z.object({
            decision: z.enum(['HOLD', 'BUY', 'SELL']),
            confidence: z.number(),
            levels: z.object({ stop: z.number(), target: z.number().nullable() }),
            notes: z.array(z.string()),
            urgent: z.boolean(),
        });
        const completion = await openai.chat.completions.parse({
            model, messages, response_format: zodResponseFormat(Verdict, 'verdict'),
        });
        const verdict = completion.choices[0].message.parsed;
        assert.ok(['HOLD', 'BUY', 'SELL'].includes(verdict.decision));
        assert.ok(Array.isArray(verdict.notes));
        assert.equal(verdict.urgent, false);
    });

    test('count hidden thinking as output', async () => {
        const completion = await ask({ reasoning_effort: 'high' });
        const { usage } = completion;
        assert.ok(usage.completion_tokens_details.reasoning_tokens > 0);
        assert.ok(usage.completion_tokens > usage.completion_tokens_details.reasoning_tokens);
    });

    test('spend a small cap on thinking and say nothing', async () => {
        const completion = await ask({ reasoning_effort: 'high', max_completion_tokens: 50 });
        assert.equal(completion.choices[0].finish_reason, 'length');
        assert.equal(completion.choices[0].message.content, null);
    });

    test('are streamed, with the usage at the end', async () => {
        const stream = await ask({
            stream: true, stream_options: { include_usage: true }, response_format: responseFormat,
        });
        let text = '';
        let finish = null;
        let usage = null;
        let chunks = 0;
        for await (const chunk of stream) {
            chunks += 1;
            text += chunk.choices[0]?.delta.content ?? '';
            finish = chunk.choices[0]?.finish_reason ?? finish;
            usage = chunk.usage ?? usage;
        }
        assert.ok(chunks > 3);
        assert.equal(finish, 'stop');
        assert.ok(['Buy', 'Hold', 'Sell'].includes(JSON.parse(text).signal));
        assert.ok(usage.completion_tokens > 0);
    });

    test('say what the script says', async () => {
        await script({ kind: 'answer', signal: 'Sell', confidence: 0.93, reasoning: 'Because.' });
        const answer = JSON.parse((await ask({ response_format: responseFormat })).choices[0].message.content);
        assert.deepEqual(answer, { signal: 'Sell', confidence: 0.93, reasoning: 'Because.' });
    });
});

describe('what goes wrong with status 200', { timeout: 60_000 }, () => {
    test('a refusal', async () => {
        await script({ kind: 'refusal', text: 'No.', count: 2 });
        const { message, finish_reason } = (await ask()).choices[0];
        assert.equal(message.refusal, 'No.');
        assert.equal(message.content, null);
        assert.equal(finish_reason, 'stop');
        let refusal = '';
        for await (const chunk of await ask({ stream: true })) refusal += chunk.choices[0]?.delta.refusal ?? '';
        assert.equal(refusal, 'No.');
    });
    test('an answer that is cut off, which the client will not parse', async () => {
        await script({ kind: 'cut_off', count: 2 });
        const cut = (await ask()).choices[0];
        assert.equal(cut.finish_reason, 'length');
        assert.throws(() => JSON.parse(cut.message.content));
        await assert.rejects(openai.chat.completions.parse({ model, messages, response_format: responseFormat }),
            OpenAI.LengthFinishReasonError);
    });
    test('a content filter, which the client will not parse', async () => {
        await script({ kind: 'content_filter' });
        await assert.rejects(openai.chat.completions.parse({ model, messages, response_format: responseFormat }),
            OpenAI.ContentFilterFinishReasonError);
    });
    test('garbage and a wrong shape', async () => {
        await script({ kind: 'garbage' }, { kind: 'wrong_schema' });
        const garbage = (await ask({ response_format: responseFormat })).choices[0].message.content;
        assert.throws(() => JSON.parse(garbage));
        const wrong = JSON.parse((await ask({ response_format: responseFormat })).choices[0].message.content);
        assert.equal(wrong.signal, undefined);
    });
    test('an answer that comes too late', async () => {
        await script({ kind: 'slow', ms: 5_000 });
        await assert.rejects(ask({}, { timeout: 300 }), OpenAI.APIConnectionTimeoutError);
    });
});

describe('errors', { timeout: 60_000 }, () => {
    test('401 without the right key', async () => {
        const keyed = await startSimulator('--openai-key', 'sk-the-only-one');
        try {
            await assert.rejects(client(keyed).models.list(), (error) => {
                assert.ok(error instanceof OpenAI.AuthenticationError);
                assert.equal(error.code, 'invalid_api_key');
                return true;
            });
            await client(keyed, { apiKey: 'sk-the-only-one' }).models.list();
        } finally {
            await keyed.stop();
        }
    });
    test('404 for a model that is gone', async () => {
        await assert.rejects(ask({ model: 'gpt-4' }), (error) => {
            assert.ok(error instanceof OpenAI.NotFoundError);
            assert.equal(error.code, 'model_not_found');
            return true;
        });
    });
    test('400 that names the field', async () => {
        const cases = [
            [{ reasoning_effort: 'medium', temperature: 0.2 }, 'temperature'],
            [{ reasoning_effort: 'minimal' }, 'reasoning_effort'],
            [{ nonsense: 1 }, 'nonsense'],
            [{ max_completion_tokens: 0 }, 'max_completion_tokens'],
            [{ response_format: { type: 'json_schema', json_schema: { name: 'a', strict: true,
                schema: { type: 'object', properties: { b: { type: 'string' } }, additionalProperties: false } } } },
            'response_format'],
        ];
        for (const [more, param] of cases) {
            await assert.rejects(ask(more), (error) => {
                assert.ok(error instanceof OpenAI.BadRequestError, String(error));
                assert.equal(error.param, param);
                return true;
            });
        }
    });
    test('429 for an empty purse, without a time to come back', async () => {
        await script({ kind: 'insufficient_quota' });
        await assert.rejects(ask(), (error) => {
            assert.ok(error instanceof OpenAI.RateLimitError);
            assert.equal(error.code, 'insufficient_quota');
            assert.equal(error.headers.get('retry-after'), null);
            return true;
        });
    });
    test('429 for haste, which the client retries after the time it is told', async () => {
        await script({ kind: 'rate_limit', ms: 100 });
        await assert.rejects(ask(), (error) => {
            assert.equal(error.code, 'rate_limit_exceeded');
            assert.equal(error.headers.get('retry-after'), '1');
            return true;
        });
        await script({ kind: 'rate_limit' });
        const completion = await ask({}, { maxRetries: 1 });
        assert.equal(completion.choices[0].finish_reason, 'stop');
    });
    test('429 when the allowance of a minute is used up, with the headers that tell of it', async () => {
        await admin(simulator, 'POST', '/analyst', { requests_per_minute: 3 });
        const { response } = await ask().withResponse();
        assert.equal(response.headers.get('x-ratelimit-limit-requests'), '3');
        assert.equal(response.headers.get('x-ratelimit-remaining-requests'), '2');
        assert.match(response.headers.get('x-ratelimit-reset-requests'), /^(\d+h)?(\d+m)?[\d.]+m?s$/);
        await ask();
        await ask();
        await assert.rejects(ask(), OpenAI.RateLimitError);
        await admin(simulator, 'POST', '/analyst', { requests_per_minute: 5000 });
    });
    test('500 and 503, which the client retries', async () => {
        await script({ kind: 'error', status: 500 }, { kind: 'error', status: 503 });
        await assert.rejects(ask(), OpenAI.InternalServerError);
        await assert.rejects(ask(), OpenAI.InternalServerError);
        await script({ kind: 'error', status: 500 });
        assert.ok((await ask({}, { maxRetries: 1 })).id);
    });
});
