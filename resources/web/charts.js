"use strict";

// The two lines of the page. A point is [epoch milliseconds, decimal text]; numbers are made of the text here, for
// drawing only.
function makeLineChart(canvasId) {
  if (typeof Chart === "undefined") return null;
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  return new Chart(document.getElementById(canvasId), {
    type: "line",
    data: { labels: [], datasets: [{ data: [], borderColor: colour("--down"), borderWidth: 2, pointRadius: 0 }] },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      interaction: { mode: "index", intersect: false },
      plugins: { legend: { display: false } },
      scales: {
        x: { ticks: { color: colour("--quiet"), maxTicksLimit: 6, maxRotation: 0 }, grid: { display: false } },
        y: {
          position: "right",
          ticks: { color: colour("--quiet"), maxTicksLimit: 6, callback: (value) => value.toLocaleString("ko-KR") },
          grid: { color: colour("--line") },
        },
      },
    },
  });
}

function drawLine(chart, points, formatTime) {
  if (!chart) return;
  chart.data.labels = points.map(([at]) => formatTime(at));
  chart.data.datasets[0].data = points.map(([, value]) => Number(value));
  chart.update("none");
}
