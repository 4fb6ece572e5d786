"use strict";
// Everything can be read without this. With it charts are switched, a command is copied, a legend hides lines.
(function () {
  function all(selector, within) {
    return Array.from((within || document).querySelectorAll(selector));
  }
  function button(text, action) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", action);
    return made;
  }

  all(".command").forEach(function (line) {
    const copy = button("Copy", function () {
      const text = line.querySelector("code").textContent;
      const done = function () { copy.textContent = "Copied"; };
      if (navigator.clipboard && window.isSecureContext) {
        navigator.clipboard.writeText(text).then(done, function () { select(line); });
      } else {
        select(line);
        if (document.execCommand("copy")) { done(); }
      }
    });
    line.append(copy);
  });
  function select(line) {
    const range = document.createRange();
    range.selectNodeContents(line.querySelector("code"));
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  // One switch for all charts of a section.
  all("section").forEach(function (section) {
    const figures = all("figure", section).filter(function (figure) { return figure.querySelector("details.views"); });
    if (figures.length === 0) { return; }
    const chosen = {};
    const bar = document.createElement("div");
    bar.className = "switch";
    function values(name) {
      const found = [];
      all(".view", section).forEach(function (view) {
        const value = view.dataset[name];
        if (value && !found.includes(value)) { found.push(value); }
      });
      return found;
    }
    function show() {
      figures.forEach(function (figure) {
        const views = all(".view", figure);
        const fits = function (x, y) {
          return views.find(function (view) { return view.dataset.x === x && view.dataset.y === y; });
        };
        const best = fits(chosen.x, chosen.y) || fits(chosen.x, "linear") || views[0];
        views.forEach(function (view) { view.hidden = view !== best; });
      });
      all("button", bar).forEach(function (one) {
        one.setAttribute("aria-pressed", String(chosen[one.dataset.of] === one.dataset.value));
      });
    }
    [["x", "Over"], ["y", "Loss axis"]].forEach(function (axis) {
      const found = values(axis[0]);
      if (found.length === 0) { return; }
      chosen[axis[0]] = found[0];
      if (found.length === 1) { return; }
      const label = document.createElement("span");
      label.textContent = axis[1];
      bar.append(label);
      found.forEach(function (value) {
        const one = button(value, function () { chosen[axis[0]] = value; show(); });
        one.dataset.of = axis[0];
        one.dataset.value = value;
        bar.append(one);
      });
    });
    figures.forEach(function (figure) {
      const details = figure.querySelector("details.views");
      all(".view", details).forEach(function (view) {
        all("p", view).forEach(function (words) { words.remove(); });
        figure.insertBefore(view, details);
      });
      details.remove();
    });
    const heading = section.querySelector(".lead") || section.querySelector("h2");
    heading.after(bar);
    show();
  });
})();
