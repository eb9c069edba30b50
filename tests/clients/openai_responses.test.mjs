// The `openai` package: responses, files and batches.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { toFile } from 'openai';
import { zodTextFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { admin, startSimulator, until } from './support/simulator.mjs';
import { client, messages, model, OpenAI, question, schema } from './support/openai.mjs';

let simulator;
let openai;

before(async () => {
    simulator = await startSimulator('--analyst', 'refusal');
    openai = client(simulator);
});
after(async () => { await simulator?.stop(); });

const script = (...steps) => admin(simulator, 'POST', '/analyst', { script: steps });
const text = { format: { type: 'json_schema', name: 'trading_signal', strict: true, schema } };
const ask = (more = {}) => openai.responses.create({
    model, instructions: 'Answer in JSON.', input: question, reasoning: { effort: 'none' }, text, ...more,
});

describe('responses', { timeout: 60_000 }, () => {
    test('begin with what the command line scripted', async () => {
        const response = await ask();
        assert.equal(response.status, 'completed');
        assert.equal(response.output[0].content[0].type, 'refusal');
    });

    test('answer in the shape and order of the schema', async () => {
        const response = await ask();
        assert.equal(response.object, 'response');
        assert.equal(response.status, 'completed');
        assert.deepEqual(Object.keys(JSON.parse(response.output_text)), ['signal', 'confidence', 'reasoning']);
        assert.equal(response.text.format.name, 'trading_signal');
        assert.equal(response.usage.total_tokens, response.usage.input_tokens + response.usage.output_tokens);
    });

    test('are parsed by the client', async () => {
        const Signal = z.object({
            signal: z.enum(['Buy', 'Hold', 'Sell']), confidence: z.number(), reasoning: z.string(),
        });
        const response = await openai.responses.parse({
            model, input: messages, text: { format: zodTextFormat(Signal, 'signal') },
        });
        assert.ok(['Buy', 'Hold', 'Sell'].includes(response.output_parsed.signal));
    });

    test('are streamed as named events in order', async () => {
        const types = [];
        let streamed = '';
        let last = -1;
        let final;
        for await (const event of await ask({ stream: true })) {
            types.push(event.type);
            assert.equal(event.sequence_number, ++last);
            if (event.type === 'response.output_text.delta') streamed += event.delta;
            if (event.type === 'response.completed') final = event.response;
        }
        assert.deepEqual(types.slice(0, 4), ['response.created', 'response.in_progress',
            'response.output_item.added', 'response.content_part.added']);
        assert.deepEqual(types.slice(-4), ['response.output_text.done', 'response.content_part.done',
            'response.output_item.done', 'response.completed']);
        assert.equal(streamed, final.output[0].content[0].text);
        assert.ok(final.usage.output_tokens > 0);
    });

    test('are streamed by the helper', async () => {
        const stream = openai.responses.stream({ model, input: messages, text });
        const final = await stream.finalResponse();
        assert.ok(JSON.parse(final.output_text).signal);
    });

    test('can be incomplete, refused, filtered or failed', async () => {
        await script({ kind: 'cut_off' }, { kind: 'content_filter' }, { kind: 'failed' }, { kind: 'refusal' });
        const cut = await ask();
        assert.equal(cut.status, 'incomplete');
        assert.equal(cut.incomplete_details.reason, 'max_output_tokens');
        const filtered = await ask();
        assert.equal(filtered.incomplete_details.reason, 'content_filter');
        assert.equal(filtered.output.length, 0);
        const failed = await ask();
        assert.equal(failed.status, 'failed');
        assert.equal(failed.error.code, 'server_error');
        const types = [];
        for await (const event of await ask({ stream: true })) types.push(event.type);
        assert.ok(types.includes('response.refusal.delta') && types.includes('response.refusal.done'));
    });

    test('are kept unless the request says otherwise', async () => {
        const kept = await ask();
        assert.equal((await openai.responses.retrieve(kept.id)).id, kept.id);
        const lost = await ask({ store: false });
        await assert.rejects(openai.responses.retrieve(lost.id), OpenAI.NotFoundError);
    });

    test('refuse a cap below sixteen and an unknown effort', async () => {
        await assert.rejects(ask({ max_output_tokens: 15 }), (error) => error.param === 'max_output_tokens');
        await assert.rejects(ask({ reasoning: { effort: 'minimal' } }), (error) => error.param === 'reasoning.effort');
    });
});

const line = (id, more = {}) => JSON.stringify({
    custom_id: id, method: 'POST', url: '/v1/chat/completions', body: { model, messages, ...more },
});
const upload = async (lines) => openai.files.create({
    file: await toFile(Buffer.from(`${lines.join('\n')}\n`), 'questions.jsonl'), purpose: 'batch',
});
const start = (file) => openai.batches.create({
    input_file_id: file.id, endpoint: '/v1/chat/completions', completion_window: '24h', metadata: { run: 'one' },
});
const linesOf = async (id) => (await (await openai.files.content(id)).text())
    .trim().split('\n').map((each) => JSON.parse(each));

describe('files and batches', { timeout: 60_000 }, () => {
    beforeEach(async () => { await admin(simulator, 'POST', '/analyst', { script: [], batch: { ms: 500 } }); });

    test('files are uploaded, described, read, listed and deleted', async () => {
        const file = await upload([line('a')]);
        assert.equal(file.filename, 'questions.jsonl');
        assert.equal(file.purpose, 'batch');
        assert.equal((await openai.files.retrieve(file.id)).bytes, file.bytes);
        assert.equal((await linesOf(file.id))[0].custom_id, 'a');
        const listed = [];
        for await (const each of openai.files.list()) listed.push(each.id);
        assert.ok(listed.includes(file.id));
        assert.ok((await openai.files.delete(file.id)).deleted);
        await assert.rejects(openai.files.retrieve(file.id), OpenAI.NotFoundError);
    });

    test('a batch answers every line, and puts what fails into a file of its own', async () => {
        const file = await upload([line('one'), line('two'), line('three', { max_completion_tokens: 0 })]);
        const batch = await start(file);
        assert.equal(batch.status, 'validating');
        const done = await until(() => openai.batches.retrieve(batch.id), (each) => each.status === 'completed');
        assert.deepEqual(done.request_counts, { total: 3, completed: 2, failed: 1 });
        assert.deepEqual(done.metadata, { run: 'one' });
        const answers = await linesOf(done.output_file_id);
        assert.deepEqual(answers.map((each) => each.custom_id).sort(), ['one', 'two']);
        for (const answer of answers) {
            assert.equal(answer.response.status_code, 200);
            assert.ok(JSON.parse(answer.response.body.choices[0].message.content).signal);
        }
        const [failure] = await linesOf(done.error_file_id);
        assert.equal(failure.custom_id, 'three');
        assert.equal(failure.response.status_code, 400);
    });

    test('a batch fails over a bad line and names it', async () => {
        const batch = await start(await upload([line('one'), 'nonsense']));
        const failed = await until(() => openai.batches.retrieve(batch.id), (each) => each.status === 'failed');
        assert.equal(failed.errors.data[0].line, 2);
        assert.equal(failed.output_file_id, null);
    });

    test('a batch can be cancelled, and is listed', async () => {
        await admin(simulator, 'POST', '/analyst', { batch: { ms: 60_000 } });
        const batch = await start(await upload([line('one')]));
        assert.equal((await openai.batches.cancel(batch.id)).status, 'cancelling');
        await until(() => openai.batches.retrieve(batch.id), (each) => each.status === 'cancelled');
        const listed = [];
        for await (const each of openai.batches.list({ limit: 2 })) listed.push(each.id);
        assert.equal(listed[0], batch.id);
        assert.ok(listed.length >= 3, 'the pages follow one another');
    });

    test('what a batch has no time for is marked as expired', async () => {
        await admin(simulator, 'POST', '/analyst', { batch: { ms: 300, expires: true } });
        const batch = await start(await upload([line('one'), line('two')]));
        const expired = await until(() => openai.batches.retrieve(batch.id), (each) => each.status === 'expired');
        assert.equal((await linesOf(expired.output_file_id)).length, 1);
        assert.equal((await linesOf(expired.error_file_id))[0].error.code, 'batch_expired');
        await admin(simulator, 'POST', '/analyst', { batch: { expires: false } });
    });
});
