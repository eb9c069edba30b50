"use strict";

// Every text of the page in both languages. Codes of verdicts and states are stable names and stand as they are where
// no word is given for them.
const TEXTS = {
  en: {
    mode_demo: "DEMO", mode_paper: "PAPER", mode_live: "LIVE",
    run_stopped: "stopped", run_starting: "starting", run_running: "running", run_stopping: "stopping",
    state_active: "active", state_paused: "entries paused", state_protected: "protected", state_halted: "HALTED",
    price: "Price", equity: "Equity", dayPnl: "P&L today", unrealisedPnl: "Unrealised P&L", position: "Position",
    averageEntry: "Average entry", stopPrice: "Stop price", cash: "Cash", dataAge: "data age",
    priceChart: "Price, one-minute closes", equityChart: "Equity", limits: "Distance to limits",
    signals: "Last signals", orders: "Last orders", health: "Health",
    exposure: "Position limit", dayLoss: "Daily loss", volatility: "Volatility",
    Buy: "Buy", Sell: "Sell", Hold: "Hold",
    approved: "approved", denied: "denied", awaiting: "awaiting verdict",
    Pending: "pending", Executed: "executed", Failed: "failed",
    origin_signal: "signal", origin_stop_loss: "stop-loss", origin_flatten: "flatten", origin_hand: "by hand",
    origin_external: "external", fee: "fee",
    feed: "market data", private_stream: "order stream", account_known: "account", storage_works: "database",
    analyst_answers: "analyst",
    feed_connecting: "connecting", feed_live: "live", feed_stale: "silent", feed_down: "down", yes: "OK", no: "not OK",
    none: "none yet", flat: "flat", seconds: "s", minutes: "min", hours: "h", volatile: "too volatile: no entries",
    lost: "Kkachi does not answer. What you see is old.",
    waiting: "Kkachi has not published anything yet.",
    noCharts: "Built without Chart.js: the charts are missing, the figures are not.",
    readOnly: "Read-only. Times are Korean time.",
  },
  ko: {
    mode_demo: "데모", mode_paper: "모의투자", mode_live: "실거래",
    run_stopped: "정지", run_starting: "시작 중", run_running: "실행 중", run_stopping: "정지 중",
    state_active: "정상", state_paused: "신규 진입 중단", state_protected: "보호 정지", state_halted: "거래 중단",
    price: "현재가", equity: "총 평가금액", dayPnl: "오늘 손익", unrealisedPnl: "평가 손익", position: "보유 수량",
    averageEntry: "평균 매수가", stopPrice: "손절가", cash: "원화", dataAge: "데이터 경과",
    priceChart: "가격 (1분 종가)", equityChart: "총 평가금액 추이", limits: "한도까지의 거리",
    signals: "최근 신호", orders: "최근 주문", health: "상태",
    exposure: "포지션 한도", dayLoss: "일일 손실", volatility: "변동성",
    Buy: "매수", Sell: "매도", Hold: "관망",
    approved: "승인", denied: "거부", awaiting: "판정 대기",
    Pending: "대기", Executed: "체결", Failed: "실패",
    origin_signal: "신호", origin_stop_loss: "손절", origin_flatten: "청산", origin_hand: "수동",
    origin_external: "외부", fee: "수수료",
    feed: "시세", private_stream: "주문 스트림", account_known: "계좌", storage_works: "데이터베이스",
    analyst_answers: "분석가",
    feed_connecting: "연결 중", feed_live: "정상", feed_stale: "무응답", feed_down: "끊김", yes: "정상", no: "이상",
    none: "아직 없음", flat: "없음", seconds: "초", minutes: "분", hours: "시간", volatile: "변동성 과다: 진입 불가",
    lost: "까치가 응답하지 않습니다. 보이는 값은 오래된 값입니다.",
    waiting: "아직 발행된 상태가 없습니다.",
    noCharts: "Chart.js 없이 빌드되어 차트가 없습니다. 수치는 정상입니다.",
    readOnly: "읽기 전용 · 한국 시간 기준",
  },
};

// ?lang=ko|en wins, then what Kkachi is set to, then the browser.
function chooseLanguage(ofKkachi) {
  const asked = new URLSearchParams(location.search).get("lang");
  for (const candidate of [asked, ofKkachi, (navigator.language || "").slice(0, 2)]) {
    if (Object.hasOwn(TEXTS, candidate || "")) return candidate;
  }
  return "en";
}
