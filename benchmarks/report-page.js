// Added to a copy of report.html by report-page.sh: looks at the page as a reader would see it, and writes what is wrong
// with it into the document, where --dump-dom finds it.
addEventListener('load', () => setTimeout(async () => {
  const faults = [];
  const expect = (holds, words) => holds || faults.push(words);
  const charts = [...document.querySelectorAll('.chart canvas')];

  // the page's script counts the values that it drew inside the axes
  const marks = (canvas) => Number(canvas.parentElement.dataset.marks);
  const name = (canvas) => canvas.closest('figure').id;
  const drawn = (when) => charts.forEach((canvas) => {
    expect(marks(canvas) > 0, `${name(canvas)}: ${marks(canvas)} marks ${when}`);
    expect(canvas.clientWidth <= innerWidth && canvas.clientWidth > 200, `${name(canvas)}: ${canvas.clientWidth} px wide ${when}`);
  });
  const fits = (when) => {
    const wide = document.documentElement.scrollWidth;
    expect(wide <= innerWidth, `the page is ${wide} px wide in a window of ${innerWidth} px ${when}`);
  };
  const mouse = (canvas, type, x, y) => {
    const box = canvas.getBoundingClientRect();
    const place = { clientX: box.left + x * box.width, clientY: box.top + y * box.height, bubbles: true, button: 0 };
    canvas.dispatchEvent(new MouseEvent(type, place));
  };

  drawn('at first');
  fits('at first');
  document.querySelectorAll('img').forEach((image) =>
    expect(image.naturalWidth > 0 && image.clientWidth > 0, `image ${image.alt} is not shown`));
  document.querySelectorAll('figure').forEach((figure) =>
    expect(figure.querySelector('canvas, table, img, svg'), `${figure.id} is empty`));

  const nextFrame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)));
  for (const canvas of charts) {
    const chart = Chart.getChart(canvas);
    const point = chart.getDatasetMeta(chart.data.datasets.findIndex((set) => set.label)).data[0];
    const at = point.tooltipPosition ? point.tooltipPosition(true) : point;
    mouse(canvas, 'mousemove', at.x / canvas.clientWidth, at.y / canvas.clientHeight);
    await nextFrame(); // charts look at the mouse once a frame
    expect(chart.tooltip.opacity > 0 || chart.tooltip.getActiveElements().length > 0, `${name(canvas)}: nothing to read under the mouse`);
    mouse(canvas, 'mouseout', 0, 0);
    await nextFrame();

    const series = canvas.closest('figure').querySelector('.legend button');
    const before = canvas.toDataURL();
    series.click();
    expect(series.getAttribute('aria-pressed') === 'false' && canvas.toDataURL() !== before, `${name(canvas)}: a series cannot be hidden`);
    series.click();
    expect(series.getAttribute('aria-pressed') === 'true' && canvas.toDataURL() === before, `${name(canvas)}: a hidden series does not come back`);

    const axis = chart.scales.x;
    const span = axis.max - axis.min;
    mouse(canvas, 'mousedown', 0.4, 0.3);
    mouse(canvas, 'mousemove', 0.7, 0.6);
    mouse(canvas, 'mouseup', 0.7, 0.6);
    const zoomed = chart.scales.x.max - chart.scales.x.min;
    expect(zoomed < 0.9 * span, `${name(canvas)}: dragging does not zoom (${span} to ${zoomed})`);
    mouse(canvas, 'dblclick', 0.5, 0.5);
    expect(Math.abs(chart.scales.x.max - chart.scales.x.min - span) < 1e-9 * span, `${name(canvas)}: a double click does not undo it`);
  }

  for (const slider of document.querySelectorAll('.surfaces input')) {
    const shown = () => [...slider.closest('.surfaces').querySelectorAll('.sheets')].map((sheets) => [...sheets.children].findIndex((sheet) => sheet.getAttribute('display') === 'inline'));
    slider.value = 0;
    slider.dispatchEvent(new Event('input'));
    expect(shown().every((frame) => frame === 0), 'the slider does not show the first surface');
    slider.value = slider.max;
    slider.dispatchEvent(new Event('input'));
    expect(shown().every((frame) => frame === Number(slider.max)), 'the slider does not show the last surface');
  }

  document.getElementById('theme').click();
  drawn('in the other theme');
  fits('in the other theme');
  document.querySelectorAll('details').forEach((part) => { part.open = true; });
  fits('with all details open');
  const requests = performance.getEntriesByType('resource').map((entry) => entry.name).filter((url) => !url.startsWith('data:'));
  expect(requests.length === 0, `requests: ${requests.join(' ')}`);

  const result = document.createElement('pre');
  result.id = 'page-check';
  result.textContent = `${innerWidth} px: ${charts.length} charts, ${document.images.length} images\n${faults.map((f) => `FAULT ${f}\n`).join('')}end of check`;
  document.body.append(result);
}, 500));
