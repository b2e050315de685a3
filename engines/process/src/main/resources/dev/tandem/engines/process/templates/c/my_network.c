/* A network in C, to be checked with:  cc -O2 -o my_network my_network.c -lm && ./tandem check ./my_network

   It is right as it stands. Put your own code in its place, piece by piece, and check again. All computing is in this
   file; tandem.h only reads requests and writes answers.
   x is [rows][in], w [out][in], b [out]: output k of a dense layer is the sum of x[i] w[k][i], and b[k]. */
#include "tandem.h"

enum { MOST_LAYERS = TANDEM_MOST_LAYERS };
typedef enum { IDENTITY, DENSE, RELU, TANH, SIGMOID } Kind;
typedef struct { Kind kind; long in, out; Tensor *w, *b; double *output; } Layer;

static Layer layers[MOST_LAYERS];
static int layer_count, summed;
static double momentum;
static Tensors all_weights, velocities;

static const char *about(void) {
  return "\"name\": \"my C network\", \"precision\": \"float64\", \"threads\": 1, \"can\": {"
         "\"layers\": [\"dense\"], \"activations\": [\"identity\", \"relu\", \"tanh\", \"sigmoid\"],"
         "\"losses\": [\"softmax-cross-entropy\"], \"optimizers\": [\"sgd\"], \"forward\": true, \"gradients\": true}";
}

static const char *open_network(const char *setup, Tensors weights) {
  static const char *refused[][2] = {
      {"loss", "labelSmoothing"}, {"loss", "classWeights"}, {"optimizer", "dampening"}, {"optimizer", "weightDecay"},
      {"optimizer", "nesterov"}, {"regularization", "l1"}, {"regularization", "clipNorm"},
      {"regularization", "clipValue"}};
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
    if (refuse(setup, refused[i][0], refused[i][1])) return refused[i][1];
  const char *list = json_get(setup, "layers"), *layer;
  long width = (long)json_number(setup, "inputs");
  for (layer_count = 0; (layer = json_item(list, layer_count)); layer_count++) {
    if (layer_count == MOST_LAYERS) return "so many layers";
    Layer *l = &layers[layer_count];
    char name[32];
    l->kind = json_is(layer, "type", "dense") ? DENSE : json_is(layer, "type", "relu") ? RELU
            : json_is(layer, "type", "tanh") ? TANH : json_is(layer, "type", "sigmoid") ? SIGMOID : IDENTITY;
    sprintf(name, "%d.weight", layer_count), l->w = tensor(weights, name);
    sprintf(name, "%d.bias", layer_count), l->b = tensor(weights, name);
    l->in = width;
    l->out = width = l->kind == DENSE ? (long)json_number(layer, "outputs") : width;
  }
  summed = json_is(json_get(setup, "loss"), "reduction", "sum");
  momentum = json_number(json_get(setup, "optimizer"), "momentum");
  all_weights = weights;
  tandem_free(velocities);
  velocities.items = tandem_alloc(sizeof(Tensor) * (size_t)weights.count);
  velocities.count = weights.count;
  for (int i = 0; i < weights.count; i++)
    velocities.items[i].values = tandem_alloc(sizeof(double) * (size_t)weights.items[i].size);
  return NULL;
}

static long output_width(void) { return layers[layer_count - 1].out; }

/* Leaves each layer's outputs in the layer. */
static double *forward(const double *x, long rows) {
  for (int i = 0; i < layer_count; i++) {
    Layer *l = &layers[i];
    l->output = realloc(l->output, sizeof(double) * (size_t)(rows * l->out) + 1);
    for (long row = 0; row < rows; row++)
      for (long k = 0; k < l->out; k++) {
        double z = l->kind == DENSE ? (l->b ? l->b->values[k] : 0) : x[row * l->in + k];
        for (long j = 0; l->kind == DENSE && j < l->in; j++) z += x[row * l->in + j] * l->w->values[k * l->in + j];
        l->output[row * l->out + k] = l->kind == RELU ? (z > 0 ? z : 0) : l->kind == TANH ? tanh(z)
                                    : l->kind == SIGMOID ? 1 / (1 + exp(-z)) : z;
      }
    x = l->output;
  }
  return layers[layer_count - 1].output;
}

/* log(sum of exp(z)); the largest is taken out first, so that no exponential overflows. */
static double log_sum(const double *z, long count) {
  double most = z[0], sum = 0;
  for (long k = 1; k < count; k++) most = z[k] > most ? z[k] : most;
  for (long k = 0; k < count; k++) sum += exp(z[k] - most);
  return most + log(sum);
}

/* From the loss back through each layer; forward has been made. */
static void backward(const double *x, const double *y, long rows, Tensors into) {
  long classes = output_width();
  double *z = layers[layer_count - 1].output, *slope = tandem_alloc(sizeof(double) * (size_t)(rows * classes));
  for (long row = 0; row < rows; row++)
    for (long k = 0; k < classes; k++) {
      double p = exp(z[row * classes + k] - log_sum(z + row * classes, classes));
      slope[row * classes + k] = (p - (k == (long)y[row])) / (summed ? 1 : rows);
    }
  for (int i = layer_count - 1; i >= 0; i--) {
    Layer *l = &layers[i];
    const double *below = i ? layers[i - 1].output : x;
    double *back = tandem_alloc(sizeof(double) * (size_t)(rows * l->in));
    Tensor *dw = l->w ? tensor(into, l->w->name) : NULL, *db = l->b ? tensor(into, l->b->name) : NULL;
    for (long row = 0; row < rows; row++)
      for (long k = 0; k < l->out; k++) {
        double s = slope[row * l->out + k], v = l->output[row * l->out + k];
        if (db) db->values[k] += s;
        for (long j = 0; l->kind == DENSE && j < l->in; j++) {
          dw->values[k * l->in + j] += s * below[row * l->in + j];
          back[row * l->in + j] += s * l->w->values[k * l->in + j];
        }
        if (l->kind != DENSE)
          back[row * l->in + k] = s * (l->kind == RELU ? v > 0 : l->kind == TANH ? 1 - v * v
                                     : l->kind == SIGMOID ? v * (1 - v) : 1);
      }
    free(slope);
    slope = back;
  }
  free(slope);
}

static int layer_outputs(const double *x, long rows, const double *outputs[], long widths[]) {
  forward(x, rows);
  for (int i = 0; i < layer_count; i++) outputs[i] = layers[i].output, widths[i] = layers[i].out;
  return layer_count;
}

static void gradients(const double *x, const double *y, long rows, Tensors into) {
  forward(x, rows);
  backward(x, y, rows, into);
}

static double step(const double *x, const double *y, long rows, double rate) {
  double *z = forward(x, rows), loss = 0;
  for (long row = 0; row < rows; row++) {
    const double *own = z + row * output_width();
    loss += (log_sum(own, output_width()) - own[(long)y[row]]) / rows;
  }
  if (!isfinite(loss)) return loss;
  Tensors by = {tandem_alloc(sizeof(Tensor) * (size_t)all_weights.count), all_weights.count};
  for (int i = 0; i < by.count; i++) {
    by.items[i] = all_weights.items[i];
    by.items[i].values = tandem_alloc(sizeof(double) * (size_t)by.items[i].size);
  }
  backward(x, y, rows, by);
  for (int i = 0; i < by.count; i++)
    for (long k = 0; k < by.items[i].size; k++) {
      double *v = &velocities.items[i].values[k];
      *v = momentum * *v + by.items[i].values[k];
      all_weights.items[i].values[k] -= rate * *v;
    }
  tandem_free(by);
  return loss;
}

static void predict(const double *x, long rows, double *outputs) {
  memcpy(outputs, forward(x, rows), sizeof(double) * (size_t)(rows * output_width()));
}

int main(void) { return tandem_serve(); }
