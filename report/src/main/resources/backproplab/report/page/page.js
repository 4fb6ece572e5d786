"use strict";
// Everything can be read without this. With it charts are switched, a command is copied, and what is long is filtered: lines of a chart by its
// legend, rows of a table by what its columns hold, charts of a section by their titles.
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
        // Each chart begins with the axis that suits it.
        const best = fits(chosen.x, chosen.y) || views.find(function (view) { return view.dataset.x === chosen.x; }) || views[0];
        views.forEach(function (view) { view.hidden = view !== best; });
      });
      all("button", bar).forEach(function (one) {
        one.setAttribute("aria-pressed", String((chosen[one.dataset.of] || one.dataset.first) === one.dataset.value));
      });
    }
    [["x", "Over"], ["y", "Loss axis"]].forEach(function (axis) {
      const found = values(axis[0]);
      if (found.length === 0) { return; }
      if (axis[0] === "x") { chosen.x = found[0]; }
      if (found.length === 1) { return; }
      const label = document.createElement("span");
      label.textContent = axis[1];
      bar.append(label);
      found.forEach(function (value) {
        const one = button(value, function () { chosen[axis[0]] = value; show(); });
        one.dataset.of = axis[0];
        one.dataset.value = value;
        one.dataset.first = found[0];
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

  // An entry of a legend hides and shows what has its ink.
  all("figure").forEach(function (figure) {
    const entries = all(".legend li", figure);
    if (entries.length < 2) { return; }
    entries.forEach(function (entry) {
      const sample = entry.querySelector("svg [class]");
      const ink = sample.getAttribute("class").replace(/\D/g, "");
      const key = button("", function () {
        const off = key.getAttribute("aria-pressed") === "true";
        key.setAttribute("aria-pressed", String(!off));
        all(".view .s" + ink + ",.view .f" + ink, figure).forEach(function (mark) { mark.toggleAttribute("hidden", off); });
      });
      key.setAttribute("aria-pressed", "true");
      key.title = "Hide or show";
      key.append(...entry.childNodes);
      entry.append(key);
    });
  });

  const LONG = 12;
  const MOST_VALUES = 40;
  const MOST_LETTERS = 48;
  function filterBar(before) {
    const bar = document.createElement("div");
    bar.className = "switch filter";
    before.before(bar);
    return bar;
  }
  function labelled(text, control, bar) {
    const label = document.createElement("label");
    label.append(text + " ", control);
    bar.append(label);
  }
  function counted(bar) {
    const count = document.createElement("span");
    count.setAttribute("role", "status");
    bar.append(count);
    return count;
  }

  // A long table: a choice for each column that holds few different words.
  all(".scroll").forEach(function (scroll) {
    const rows = all("tbody tr", scroll);
    if (rows.length <= LONG) { return; }
    const choices = [];
    all("thead th", scroll).forEach(function (head, column) {
      const name = head.textContent;
      const cells = rows.map(function (row) { return row.cells[column]; });
      const values = Array.from(new Set(cells.map(function (cell) { return cell.textContent; })));
      const number = cells.some(function (cell) { return cell.className === "n"; });
      if (number && !["class", "predicted", "seed"].includes(name)) { return; }
      if (values.length < 2 || values.length > MOST_VALUES || values.length === rows.length) { return; }
      if (values.some(function (value) { return value.length > MOST_LETTERS; })) { return; }
      const select = document.createElement("select");
      select.append(new Option("all", ""));
      values.forEach(function (value, i) { select.append(new Option(value === "" ? "(none)" : value, String(i + 1))); });
      choices.push({ name: name, column: column, select: select, values: values });
    });
    if (choices.length === 0) { return; }
    const bar = filterBar(scroll);
    choices.forEach(function (choice) { labelled(choice.name, choice.select, bar); });
    const count = counted(bar);
    function show() {
      let shown = 0;
      rows.forEach(function (row) {
        row.hidden = choices.some(function (choice) {
          return choice.select.value !== "" && row.cells[choice.column].textContent !== choice.values[choice.select.value - 1];
        });
        shown += row.hidden ? 0 : 1;
      });
      count.textContent = shown + " of " + rows.length + " rows";
    }
    choices.forEach(function (choice) { choice.select.addEventListener("change", show); });
    show();
  });

  // A section of many charts: those whose title has some words.
  const MANY = 6;
  all("section").forEach(function (section) {
    const figures = all("figure", section);
    if (figures.length <= MANY) { return; }
    const bar = filterBar((section.querySelector(".lead") || section.querySelector("h2")).nextElementSibling);
    const words = document.createElement("input");
    words.type = "search";
    labelled("Only charts with", words, bar);
    const count = counted(bar);
    function show() {
      let shown = 0;
      figures.forEach(function (figure) {
        const title = figure.querySelector("figcaption").textContent.toLowerCase();
        figure.hidden = !words.value.toLowerCase().split(/\s+/).every(function (word) { return title.includes(word); });
        shown += figure.hidden ? 0 : 1;
      });
      count.textContent = shown + " of " + figures.length + " charts";
    }
    words.addEventListener("input", show);
    show();
  });
})();
