// Whether a photograph looks blurred: where letters are sharp, neighbouring points differ much (variance of the Laplacian).

const SIDE = 640; // pixels looked at: enough for lines of print, quick on an old phone
const SHARP = 60; // sharp print measures hundreds, print that cannot be read a few dozen

/** True when a picture seems too blurred to be read; false when nobody can tell. */
export async function looksBlurred(file) {
  if (!file.type.startsWith("image/")) return false;
  try {
    const grey = greyOf(await createImageBitmap(file));
    return variance(laplacian(grey)) < SHARP;
  } catch {
    return false;
  }
}

function greyOf(picture) {
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  const [width, height] = [Math.max(3, Math.round(picture.width * scale)), Math.max(3, Math.round(picture.height * scale))];
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(picture, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const points = Float32Array.from({ length: width * height }, (_, n) => 0.299 * data[4 * n] + 0.587 * data[4 * n + 1] + 0.114 * data[4 * n + 2]);
  return { points, width, height };
}

function laplacian({ points, width, height }) {
  const found = [];
  for (let y = 1; y < height - 1; y++) {
    for (let n = y * width + 1; n < (y + 1) * width - 1; n++) {
      found.push(points[n - 1] + points[n + 1] + points[n - width] + points[n + width] - 4 * points[n]);
    }
  }
  return found;
}

function variance(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}
