/* Finds the records whose words begin with every word typed; titles before other words. */
(function () {
  "use strict";
  var NK = window.NK, input = document.getElementById("q"), list = document.getElementById("results"), status = document.getElementById("found");
  var entries = NK.search.map(function (entry) {
    return { entry: entry, title: " " + NK.fold(entry[2]), rest: " " + NK.fold(entry[3] + " " + entry[4]).replace(/[-_:]/g, " ") };
  });
  var waiting;
  function score(item, words) {
    var points = item.entry[5] || 0;
    for (var i = 0; i < words.length; i++) {
      var word = words[i];
      if (item.title.indexOf(" " + word) >= 0) points += 10;
      else if (item.title.indexOf(word) >= 0) points += 5;
      else if (item.rest.indexOf(" " + word) >= 0) points += 3;
      else return 0;
    }
    return points + (item.title.trim() === words.join(" ") ? 30 : 0) + (item.entry[0] === "source" ? -2 : 0);
  }
  function run() {
    var words = NK.fold(input.value).split(/[\s,]+/).filter(Boolean), hits = [];
    list.textContent = "";
    if (!words.length) { status.textContent = ""; return; }
    entries.forEach(function (item) { var points = score(item, words); if (points > 0) hits.push([points, item.entry]); });
    hits.sort(function (a, b) { return b[0] - a[0]; });
    status.textContent = hits.length ? hits.length.toLocaleString("en") + " found" + (hits.length > 60 ? ", the first 60 shown" : "") : "Nothing found. Try fewer words, or the beginning of a word.";
    hits.slice(0, 60).forEach(function (hit) {
      var entry = hit[1], row = NK.el("li"), left = NK.el("span");
      left.appendChild(NK.el("a", { href: entry[1] }, entry[2]));
      if (entry[3]) left.appendChild(NK.el("span", { class: "aside" }, " " + entry[3]));
      row.appendChild(left);
      row.appendChild(NK.el("span", { class: "number aside" }, entry[0]));
      list.appendChild(row);
    });
  }
  input.value = new URLSearchParams(location.search).get("q") || "";
  input.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(run, 80); });
  input.form.addEventListener("submit", function (event) { event.preventDefault(); run(); });
  input.focus();
  run();
})();
