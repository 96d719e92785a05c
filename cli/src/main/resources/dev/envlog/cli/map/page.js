(function () {
  var boxes = document.querySelectorAll('[data-box]');
  var pinned = null;
  function show(id) {
    document.querySelectorAll('[data-lines]').forEach(function (s) { s.hidden = s.dataset.lines !== id; });
    boxes.forEach(function (b) { b.classList.toggle('chosen', b.dataset.box === id); });
  }
  boxes.forEach(function (b) {
    var id = b.dataset.box;
    b.setAttribute('tabindex', '0');
    b.addEventListener('mouseenter', function () { if (pinned === null) { show(id); } });
    b.addEventListener('focus', function () { if (pinned === null) { show(id); } });
    b.addEventListener('click', function () { pinned = pinned === id ? null : id; show(id); });
    b.addEventListener('keydown', function (e) { if (e.key === 'Enter') { pinned = pinned === id ? null : id; show(id); } });
  });
  document.addEventListener('keydown', function (e) { if (e.key === 'Escape') { pinned = null; show(''); } });
})();
