"use strict";

const POLL_MS = 1000;
const ANSWER_MS = 4000;
const STALE_MS = 5000;

let words = TEXTS[chooseLanguage("")];
let charts = {};
let lastAnswer = null; // { snapshot, at } with at on the browser's steady clock

const element = (id) => document.getElementById(id);
const word = (key) => (Object.hasOwn(words, key) ? words[key] : key);

function setText(id, text, className) {
  const target = element(id);
  target.textContent = text;
  if (className !== undefined) target.className = className;
}

function make(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

// Thousands separators in a decimal text, without passing through a binary number.
function grouped(decimal, digits) {
  if (decimal === null || decimal === undefined || decimal === "") return "—";
  const [whole, fraction = ""] = decimal.split(".");
  const shown = digits === undefined ? fraction : fraction.slice(0, digits);
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const text = shown ? `${separated}.${shown}` : separated;
  return text === "-0" ? "0" : text;
}

const won = (decimal) => grouped(decimal, 0);
const signed = (decimal) => (decimal.startsWith("-") || /^0(\.0*)?$/.test(decimal) ? won(decimal) : `+${won(decimal)}`);
const direction = (decimal) => (decimal.startsWith("-") ? "down" : /[1-9]/.test(decimal) ? "up" : "");

const clock = (withSeconds) => {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Seoul", hour: "2-digit", minute: "2-digit", ...(withSeconds ? { second: "2-digit" } : {}),
  });
  return (at) => format.format(new Date(at));
};
const minuteOf = clock(false);
const secondOf = clock(true);

function ageText(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} ${words.seconds}`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} ${words.minutes}`;
  return `${Math.floor(seconds / 3600)} ${words.hours}`;
}

function applyLanguage(language) {
  words = TEXTS[language];
  document.documentElement.lang = language;
  for (const target of document.querySelectorAll("[data-text]")) target.textContent = words[target.dataset.text];
  document.querySelector(".figures").setAttribute("aria-label", words.equity);
  element("price_chart").setAttribute("aria-label", words.priceChart);
  element("equity_chart").setAttribute("aria-label", words.equityChart);
}

function showStrip(snapshot) {
  setText("mode", word(`mode_${snapshot.mode}`), `mode ${snapshot.mode}`);
  setText("market", snapshot.market);
  setText("run", word(`run_${snapshot.run}`));
  const calm = snapshot.state === "active";
  const reason = snapshot.risk.reason ? ` (${snapshot.risk.reason})` : "";
  setText("state", word(`state_${snapshot.state}`) + (calm ? "" : reason), calm ? "word" : "word bad");
  document.title = `${word(`mode_${snapshot.mode}`)} ${won(snapshot.price)} · Kkachi`;
}

function showFigures({ price, account }) {
  setText("price", won(price));
  setText("equity", won(account.equity));
  setText("day_pnl", signed(account.day_pnl), direction(account.day_pnl));
  setText("unrealised_pnl", signed(account.unrealised_pnl), direction(account.unrealised_pnl));
  setText("position", /[1-9]/.test(account.position) ? `${account.position} BTC` : words.flat);
  setText("average_entry", won(account.average_entry));
  setText("stop_price", won(account.stop_price));
  setText("cash", won(account.cash));
}

function limitRow(name, actual, limit, text) {
  const row = make("li");
  const line = make("div", "line");
  line.append(make("span", "", name), make("span", actual >= limit && limit > 0 ? "bad" : "", text));
  const meter = make("meter");
  meter.max = limit > 0 ? limit : 1;
  meter.high = meter.max * 0.8;
  meter.optimum = 0;
  meter.value = Math.max(0, actual);
  meter.setAttribute("aria-label", name);
  row.append(line, meter);
  return row;
}

function showLimits({ risk }) {
  const share = (fraction) => `${(fraction * 100).toFixed(2)} %`;
  element("limits").replaceChildren(
    limitRow(words.exposure, Number(risk.exposure), Number(risk.exposure_limit),
      `${won(risk.exposure)} / ${won(risk.exposure_limit)}`),
    limitRow(words.dayLoss, Number(risk.day_loss), Number(risk.day_loss_limit),
      `${won(risk.day_loss)} / ${won(risk.day_loss_limit)}`),
    limitRow(words.volatility, risk.volatility, risk.volatility_limit,
      `${share(risk.volatility)} / ${share(risk.volatility_limit)}${risk.volatile ? ` · ${words.volatile}` : ""}`));
}

function timeOf(ts) {
  const time = make("time", "", secondOf(ts));
  time.dateTime = ts;
  return time;
}

const sideClass = (side) => (side === "Buy" ? "up" : side === "Sell" ? "down" : "");

function verdictSpan(verdict) {
  if (!verdict) return make("span", "end", words.awaiting);
  if (verdict.reason === "HOLD") return make("span", "end", "");
  const compared = verdict.limit ? ` ${verdict.actual} / ${verdict.limit}` : "";
  const text = verdict.approved ? words.approved : `${words.denied}: ${verdict.reason}${compared}`;
  return make("span", `end ${verdict.approved ? "good" : "bad"}`, text);
}

function signalRow(signal) {
  const row = make("li");
  const line = make("div", "line");
  const confidence = signal.confidence === null ? "" : `${Math.round(signal.confidence * 100)} %`;
  line.append(timeOf(signal.ts), make("b", sideClass(signal.signal), word(signal.signal)),
    make("span", "", confidence), verdictSpan(signal.verdict));
  row.append(line, make("p", "detail", signal.problem ? `[${signal.problem}] ${signal.reasoning}` : signal.reasoning));
  return row;
}

function orderRow(order) {
  const row = make("li");
  const line = make("div", "line");
  const colour = { Executed: "good", Failed: "bad" }[order.status] || "";
  line.append(timeOf(order.ts), make("b", sideClass(order.side), word(order.side)),
    make("span", "", `${order.amount} BTC`), make("span", `end ${colour}`, word(order.status)));
  const done = order.executed_price === null ? won(order.price)
    : `${order.executed_volume} × ${won(order.executed_price)} · ${words.fee} ${grouped(order.fee, 2)}`;
  const detail = [word(`origin_${order.origin}`), done, order.error].filter(Boolean).join(" · ");
  row.append(line, make("p", "detail", detail));
  return row;
}

function showRows(id, items, makeRow) {
  const rows = items.length ? items.map(makeRow) : [make("li", "empty", words.none)];
  element(id).replaceChildren(...rows);
}

function showHealth({ health }) {
  const rows = [];
  const add = (key, isGood, text) => {
    const row = make("li");
    row.append(make("span", "", `${words[key]} `), make("b", isGood ? "good" : "bad", text));
    rows.push(row);
  };
  for (const key of ["feed", "private_stream"]) add(key, health[key] === "live", word(`feed_${health[key]}`));
  for (const key of ["account_known", "storage_works"]) add(key, health[key], health[key] ? words.yes : words.no);
  const latency = health.analyst_latency_ms === null ? "" : ` (${health.analyst_latency_ms} ms)`;
  add("analyst_answers", health.analyst_answers, (health.analyst_answers ? words.yes : words.no) + latency);
  element("health").replaceChildren(...rows);
}

function show(snapshot) {
  applyLanguage(chooseLanguage(snapshot.language));
  showStrip(snapshot);
  showFigures(snapshot);
  showLimits(snapshot);
  showRows("signals", snapshot.signals, signalRow);
  showRows("orders", snapshot.orders, orderRow);
  showHealth(snapshot);
  drawLine(charts.price, snapshot.closes, minuteOf);
  drawLine(charts.equity, snapshot.equity_curve, secondOf);
}

function showNotice(text) {
  element("notice").textContent = text;
  element("notice").hidden = !text;
}

// Age of the market data, plus how long the picture has lain in Kkachi and in this page: a frozen page, a hung program
// and a silent feed all make it grow. Nothing is expected to arrive while trading is stopped and the feed is down.
function showAge() {
  if (!lastAnswer) return;
  const { snapshot, at } = lastAnswer;
  const idle = snapshot.run === "stopped" && snapshot.health.feed === "down";
  const waited = snapshot.snapshot_age_ms + (performance.now() - at);
  const age = (snapshot.data_age_ms ?? 0) + waited;
  const known = snapshot.data_age_ms !== null;
  const silent = performance.now() - at > STALE_MS;
  element("age").textContent = known || silent ? ageText(age) : "—";
  element("age").parentElement.classList.toggle("stale", silent || (!idle && age > STALE_MS));
}

async function poll() {
  try {
    const answer = await fetch("/api/snapshot", { cache: "no-store", signal: AbortSignal.timeout(ANSWER_MS) });
    if (answer.ok) {
      lastAnswer = { snapshot: await answer.json(), at: performance.now() };
      show(lastAnswer.snapshot);
      showNotice("");
    } else {
      showNotice(words.waiting);
    }
  } catch {
    showNotice(words.lost);
  }
  setTimeout(poll, POLL_MS);
}

applyLanguage(chooseLanguage(""));
charts = { price: makeLineChart("price_chart"), equity: makeLineChart("equity_chart") };
element("no_charts").hidden = charts.price !== null;
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => location.reload());
setInterval(showAge, 200);
poll();
