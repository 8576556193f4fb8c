"use strict";

/* Study with five boxes (Leitner): a card that is known moves on a box, and is asked again later;
   one that is not goes back to the first. Of a card that asks several things, one is asked a day. */

const WAITS = [0, 1, 2, 4, 8, 16]; // days until a card of box 0 to 5 is asked again; box 0 is none
const LAST_BOX = 5;
const NEW_A_DAY = 10;
const CARDS_BETWEEN = 3; // before a card that was not known comes again

const studyKey = `tearcards study ${collectionId}`;
const study = { queue: [], at: null, answered: 0, missed: new Set(), extra: 0 };

/* Days since 1970, as they begin where the reader is. */
const today = () => Math.floor((Date.now() - new Date().getTimezoneOffset() * 60000) / 86400000);

/* What is known of cards by their keys: [box, day of the last answer, day of the first]. */
let progress = new Map();

const isProgress = (known) =>
  Array.isArray(known) && known.length === 3 && known.every(Number.isInteger) &&
  known[0] >= 1 && known[0] <= LAST_BOX && known[2] >= 0 && known[2] <= known[1] && known[1] <= today() + 1;

function readProgress(text) {
  try {
    const file = JSON.parse(text);
    if (file?.collection !== collectionId || typeof file.cards !== "object") return null;
    return new Map(Object.entries(file.cards ?? {}).filter(([, known]) => isProgress(known)));
  } catch {
    return null;
  }
}

const writtenProgress = () => JSON.stringify({ collection: collectionId, cards: Object.fromEntries(progress) });

function keep() {
  kept.set(studyKey, writtenProgress());
}

const cardOf = (key) => key.slice(0, key.lastIndexOf("."));

/* A card that was given another id keeps what is known of it. */
function knownOf(entry) {
  const { key, former } = entry.dataset;
  return progress.get(key) ?? (former && progress.get(former + key.slice(key.lastIndexOf("."))));
}

const isDue = (known) => known[1] + WAITS[known[0]] <= today();
const askable = () => entries.filter((entry) => isShown(entry) && !entry.dataset.rests);

/* What is to be asked now: cards that are due, the lower boxes first, then new ones. */
function gather() {
  const known = askable().map((entry) => [entry, knownOf(entry)]);
  const busy = new Set(entries.filter((entry) => knownOf(entry)?.[1] === today()).map((entry) => cardOf(entry.dataset.key)));
  const takeOne = ([entry]) => {
    const card = cardOf(entry.dataset.key);
    return busy.has(card) ? false : Boolean(busy.add(card));
  };
  const due = known.filter(([, k]) => k && isDue(k)).sort(([, a], [, b]) => a[0] - b[0]).filter(takeOne);
  const begun = [...progress.values()].filter((k) => k[2] === today()).length;
  const room = Math.max(0, NEW_A_DAY + study.extra - begun);
  const fresh = known.filter(([, k]) => !k).filter(takeOne).slice(0, room);
  return [...due, ...fresh].map(([entry]) => entry);
}

function tellBoxes() {
  const counts = Array(LAST_BOX + 1).fill(0);
  for (const entry of askable()) counts[knownOf(entry)?.[0] ?? 0] += 1;
  for (const box of all("[data-box]")) box.textContent = counts[box.dataset.box];
}

function ask() {
  study.at?.classList.remove("current");
  study.at = study.queue.shift() ?? null;
  tellBoxes();
  element("_grades").hidden = true;
  if (!study.at) return finish();
  const known = knownOf(study.at);
  const place = { n: study.answered + 1, all: study.answered + study.queue.length + 1, box: known?.[0] };
  tell(say(known ? "place_box" : "place_new", place));
  turn(study.at, false);
  study.at.classList.add("current");
  study.at.querySelector("summary").focus({ preventScroll: true });
  scrollTo(0, 0);
}

function finish() {
  const said = [study.answered ? say("done", { n: study.answered }) : say("nothing")];
  const waits = askable().map(knownOf).filter(Boolean).map((k) => Math.max(1, k[1] + WAITS[k[0]] - today()));
  if (waits.length) said.push(say("next", { n: Math.min(...waits) }));
  if (!askable().length) said.push(say("reflections"));
  tell(said.join(" "));
  element("_more").hidden = !askable().some((entry) => !knownOf(entry));
  element("_study-title").focus();
}

function tell(words) {
  element("_said").textContent = kept.lasts ? words : `${words} ${say("not_kept")}`;
}

function grade(knew) {
  const entry = study.at;
  const { key } = entry.dataset;
  const before = knownOf(entry);
  const box = knew && !study.missed.has(key) ? Math.min(LAST_BOX, (before?.[0] ?? 1) + 1) : 1;
  progress.set(key, [box, today(), before?.[2] ?? today()]);
  keep();
  study.answered += 1;
  if (!knew) {
    study.missed.add(key);
    study.queue.splice(CARDS_BETWEEN, 0, entry);
  }
  ask();
}

function begin() {
  Object.assign(study, { queue: gather(), answered: 0, missed: new Set() });
  element("_more").hidden = true;
  ask();
}

function enter() {
  progress = readProgress(kept.get(studyKey)) ?? new Map();
  study.extra = 0;
  document.body.classList.add("studying");
  element("_study").hidden = element("_progress").hidden = false;
  begin();
}

function leave() {
  const entry = study.at;
  study.at?.classList.remove("current");
  study.at = null;
  document.body.classList.remove("studying");
  element("_study").hidden = element("_grades").hidden = element("_progress").hidden = true;
  if (entry) goTo(entry);
  else element("_start").focus();
}

async function load(file) {
  const loaded = file && readProgress(await file.text());
  if (!loaded) return tell(say("not_loaded"));
  // Of two answers to one card the later one counts.
  for (const [key, known] of loaded) {
    if (!(progress.get(key)?.[1] > known[1])) progress.set(key, known);
  }
  keep();
  begin();
  tell(say("loaded", { n: loaded.size }));
}

function save() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([writtenProgress()], { type: "application/json" }));
  link.download = `${collectionId}-progress.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

if (finder) {
  element("_start").addEventListener("click", enter);
  element("_back").addEventListener("click", leave);
  element("_again").addEventListener("click", () => grade(false));
  element("_knew").addEventListener("click", () => grade(true));
  element("_save").addEventListener("click", save);
  element("_load").addEventListener("change", (event) => {
    load(event.target.files[0]);
    event.target.value = "";
  });
  element("_more").addEventListener("click", () => {
    study.extra += NEW_A_DAY;
    begin();
  });
  element("_forget").addEventListener("click", () => {
    if (!confirm(say("forget"))) return;
    progress = new Map();
    keep();
    begin();
    tell(say("forgotten"));
  });
  addEventListener("hashchange", () => document.body.classList.contains("studying") && leave());
  // `toggle` does not rise from the element that it happens to.
  cards.addEventListener("toggle", (event) => {
    if (study.at?.contains(event.target)) element("_grades").hidden = !event.target.open;
  }, true);
  addEventListener("keydown", (event) => {
    if (!document.body.classList.contains("studying") || event.defaultPrevented) return;
    if (event.key === "Escape") return leave();
    if (!study.at || !answerOf(study.at).open || !(entryOf(event) || event.target.closest("#_grades"))) return;
    if (event.key === "ArrowLeft") grade(false);
    if (event.key === "ArrowRight") grade(true);
  });
}
