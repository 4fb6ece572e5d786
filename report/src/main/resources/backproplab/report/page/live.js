"use strict";
// Follows a run: its state, and the charts that are drawn where it trains.
(function () {
  function one(id) {
    return document.getElementById(id);
  }
  function say(text) {
    one("said").textContent = text;
    one("said").hidden = text === "";
  }

  const stream = new EventSource("events");
  let over = false;

  stream.onopen = function () { say(""); };
  stream.onerror = function () {
    if (!over) { say("The run does not answer: it has ended, or was cut off. The last lines on its screen say which."); }
  };
  stream.addEventListener("progress", function (event) {
    const state = JSON.parse(event.data);
    const bar = one("share");
    one("what").textContent = state.what || "Waiting for the run …";
    if (state.share === undefined) {
      bar.removeAttribute("value");
    } else {
      bar.value = state.share;
    }
    const percent = state.share === undefined ? "" : Math.floor(100 * state.share) + " %";
    document.title = (percent || "Training") + " – Backprop Lab";
    one("left").textContent = percent + (state.left ? (percent ? " done, " : "") + "about " + state.left + " left" : percent ? " done" : "");
  });
  stream.addEventListener("charts", function (event) {
    const charts = one("charts");
    // What a reader has opened stays open.
    const open = Array.from(charts.querySelectorAll("details")).map(function (each) { return each.open; });
    charts.innerHTML = event.data;
    Array.from(charts.querySelectorAll("details")).forEach(function (each, i) { each.open = Boolean(open[i]); });
  });
  stream.addEventListener("over", function (event) {
    over = true;
    stream.close();
    one("share").value = 1;
    one("what").textContent = "The run is over";
    one("left").textContent = "";
    document.title = "Over – Backprop Lab";
    say(event.data);
  });
})();
