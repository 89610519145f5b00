"use strict";
// The list of articles: rows come in shards, which are scripts beside this one, when they are asked
// for. Whatever a page wrote is set as text and never read as markup.
const report = (() => {
  const STEP = 50; // rows that are shown at once
  const NUMBERS = new Set(["words"]);
  const rows = [];
  const waiting = new Map();
  let sort = { by: "published", down: true };
  let limit = STEP;

  const list = document.getElementById("list");
  const body = list.tBodies[0];
  const form = document.querySelector(".controls");
  const found = document.getElementById("found");
  const more = document.getElementById("more");
  const shards = Number(list.dataset.shards);
  const total = Number(list.dataset.rows);
  const loads = [];

  function take(number, some) {
    rows.push(...some);
    waiting.get(number)();
  }

  function load(number) {
    loads[number] ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      waiting.set(number, done);
      script.onerror = () => failed(new Error(`data/rows-${number}: missing`));
      script.src = `data/rows-${String(number).padStart(3, "0")}.js`;
      document.head.append(script);
    });
    return loads[number];
  }

  function loadAll() {
    return Promise.all(Array.from({ length: shards }, (_, number) => load(number)));
  }

  function asked() {
    const values = {};
    for (const [name, value] of new FormData(form)) if (value) values[name] = value;
    return values;
  }

  function fits(row, { q, ...filters }) {
    for (const [name, value] of Object.entries(filters)) {
      const own = row[name];
      if (Array.isArray(own) ? !own.includes(value) : own !== value) return false;
    }
    if (!q) return true;
    const text = `${row.headline} ${row.lead} ${row.publisher}`.toLocaleLowerCase();
    return q.toLocaleLowerCase().split(/\s+/).every((word) => text.includes(word));
  }

  function notes(row) {
    return [...row.reason, ...row.flag];
  }

  function value(row) {
    return sort.by === "notes" ? notes(row).join(" ") : row[sort.by];
  }

  function order(one, other) {
    const [a, b] = [value(one), value(other)];
    const way = NUMBERS.has(sort.by) ? a - b : a < b ? -1 : a > b ? 1 : 0;
    return (sort.down ? -way : way) || (one.href < other.href ? -1 : 1);
  }

  function made(tag, text, name) {
    const element = document.createElement(tag);
    element.textContent = text;
    if (name) element.className = name;
    return element;
  }

  function line(row) {
    const story = made("th", "", "headline");
    story.scope = "row";
    const link = made("a", row.headline);
    link.href = row.href;
    link.dir = "auto";
    const lead = made("span", row.lead, "extract");
    lead.dir = "auto";
    story.append(link, lead);
    const tags = made("td", "", "notes");
    for (const one of row.reason) tags.append(made("span", one, "chip reason"), " ");
    for (const one of row.flag) tags.append(made("span", one, "chip flag"), " ");
    const line = document.createElement("tr");
    line.append(
      story,
      made("td", row.publisher, "publisher"),
      made("td", row.published || "unknown", "published"),
      made("td", row.language, "language"),
      made("td", row.kind, "kind"),
      made("td", row.words.toLocaleString("en"), "words"),
      tags,
    );
    return line;
  }

  function show() {
    const matching = rows.filter((row) => fits(row, asked())).sort(order);
    body.replaceChildren(...matching.slice(0, limit).map(line));
    const told = rows.length < total ? `the first ${rows.length} of ${total} rows are loaded` : "";
    found.textContent =
      `${matching.length} of ${total} rows${told && `; ${told}`}` +
      (matching.length > limit ? `; ${limit} are shown.` : ".");
    more.hidden = matching.length <= limit && rows.length === total;
    for (const head of list.tHead.rows[0].cells) {
      const own = head.firstElementChild.dataset.sort === sort.by;
      if (own) head.setAttribute("aria-sort", sort.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  }

  function showAll() {
    loadAll().then(show, (error) => (found.textContent = error.message));
  }

  function remember() {
    const values = new URLSearchParams(asked()).toString();
    history.replaceState(null, "", values ? `#${values}` : "#");
  }

  function recall() {
    const values = new URLSearchParams(location.hash.slice(1));
    for (const field of form.elements) if (field.name) field.value = values.get(field.name) ?? "";
    return values.size > 0;
  }

  form.addEventListener("input", () => {
    limit = STEP;
    remember();
    showAll();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => form.dispatchEvent(new Event("input"))));
  list.tHead.addEventListener("click", ({ target }) => {
    const by = target.dataset.sort;
    if (!by) return;
    const isNumber = NUMBERS.has(by) || by === "published";
    sort = { by, down: sort.by === by ? !sort.down : isNumber };
    showAll();
  });
  more.addEventListener("click", () => {
    limit += STEP;
    showAll();
  });
  window.addEventListener("hashchange", () => {
    recall();
    showAll();
  });

  if (shards) setTimeout(() => (recall() ? showAll() : load(0).then(show)));
  return { take };
})();
