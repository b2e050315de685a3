'use strict';
// shows, of every surface, the frame that the slider above them asks for
document.querySelectorAll('.surfaces').forEach((set) => {
  const frames = set.dataset.frames.split('|');
  const slider = set.querySelector('input');
  const name = set.querySelector('output');
  slider.oninput = () => {
    const shown = Number(slider.value);
    set.querySelectorAll('.sheets').forEach((sheets) => {
      [...sheets.children].forEach((sheet, i) => sheet.setAttribute('display', i === shown ? 'inline' : 'none'));
    });
    name.textContent = frames[shown];
    slider.setAttribute('aria-valuetext', frames[shown]);
  };
  slider.oninput(); // a browser keeps a slider's place when a page is loaded again
});
