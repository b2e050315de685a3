/* The program's side of Tandem's protocol, version 1, in C99. Include it in one file and link with -lm.

   The program defines the functions that are declared first and ends main with: return tandem_serve();
   All numbers are double. Matrices are rows after rows; a dense layer's weight is [outputs][inputs].
   What the program prints to stderr is kept as its log; standard output is for answers. */
#ifndef TANDEM_H
#define TANDEM_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  char name[64];
  int rank;        /* 1: a vector, 2: a matrix */
  long shape[2];
  long size;       /* how many numbers */
  double *values;
} Tensor;

typedef struct {
  Tensor *items;
  int count;
} Tensors;

enum { TANDEM_MOST_LAYERS = 64 };

/* ---- what the program fills in; the last two are called only if `about` says that it can ---- */

/* What the answer to "hello" says: JSON without the outer braces. */
static const char *about(void);
/* Starts anew: setup is the request "open". The weights stay where they are; the program updates them there.
   Returns NULL, or what it cannot do. */
static const char *open_network(const char *setup, Tensors weights);
/* One update; returns the batch's mean loss before it. y has a row's class, or its numbers. */
static double step(const double *x, const double *y, long rows, double rate);
/* Outputs [rows][outputs] for any rows, as when not training. */
static void predict(const double *x, long rows, double *outputs);
/* How many outputs a row has. */
static long output_width(void);
/* Each layer's outputs of a batch, which stay where they are; changes nothing else. Returns how many. */
static int layer_outputs(const double *x, long rows, const double *outputs[], long widths[]);
/* Writes the gradients of a batch into tensors of the weights' shapes; changes nothing else. */
static void gradients(const double *x, const double *y, long rows, Tensors into);

/* ---- JSON: a value is the text where it begins ---- */

static const char *tandem_blank(const char *s) {
  while (*s == ' ' || *s == '\t' || *s == '\r' || *s == '\n' || *s == ',' || *s == ':') s++;
  return s;
}

/* What follows a value. */
static const char *tandem_after(const char *s) {
  int depth = 0;
  do {
    s = tandem_blank(s);
    if (*s == '"') {
      for (s++; *s && *s != '"'; s++) s += *s == '\\' && s[1];
      s += *s == '"';
    } else if (*s == '{' || *s == '[') {
      depth++, s++;
    } else if (*s == '}' || *s == ']') {
      depth--, s++;
    } else {
      while (*s && !strchr(",:}] \t\r\n", *s)) s++;
    }
    if (depth > 0) s = tandem_blank(s);
  } while (depth > 0 && *s);
  return s;
}

/* The value of a key, or NULL. */
static const char *json_get(const char *object, const char *key) {
  size_t length = strlen(key);
  const char *s = tandem_blank(object + 1);
  while (*s == '"') {
    int found = strncmp(s + 1, key, length) == 0 && s[1 + length] == '"';
    s = tandem_blank(tandem_after(s));
    if (found) return s;
    s = tandem_blank(tandem_after(s));
  }
  return NULL;
}

/* An item of a list, or NULL beyond its end. */
static const char *json_item(const char *list, int index) {
  const char *s = tandem_blank(list + 1);
  while (*s != ']' && index-- > 0) s = tandem_blank(tandem_after(s));
  return *s == ']' ? NULL : s;
}

static double json_number(const char *object, const char *key) {
  const char *value = json_get(object, key);
  return value ? strtod(value, NULL) : 0;
}

/* Whether a key has a text. */
static int json_is(const char *object, const char *key, const char *text) {
  const char *value = json_get(object, key);
  size_t length = strlen(text);
  return value && *value == '"' && strncmp(value + 1, text, length) == 0 && value[1 + length] == '"';
}

static void json_text(const char *value, char *into, size_t most) {
  size_t n = 0;
  for (value++; *value && *value != '"' && n + 1 < most; value++) {
    value += *value == '\\' && value[1];  /* paths on Windows have \\ */
    into[n++] = *value;
  }
  into[n] = 0;
}

/* The first of some settings that is in use, or NULL: refuse(setup, "loss", "labelSmoothing"). */
static const char *refuse(const char *setup, const char *section, const char *key) {
  const char *settings = json_get(setup, section), *value = settings ? json_get(settings, key) : NULL;
  int unused = !value || strncmp(value, "null", 4) == 0 || strncmp(value, "false", 5) == 0;
  return unused || (*value != '"' && *value != '[' && *value != 't' && strtod(value, NULL) == 0) ? NULL : key;
}

/* ---- safetensors: 8 bytes with the header's length, the header (JSON), the numbers; all little-endian ---- */

static void *tandem_alloc(size_t bytes) {
  void *memory = calloc(bytes ? bytes : 1, 1);
  if (!memory) { fprintf(stderr, "out of memory\n"); exit(1); }
  return memory;
}

static void tandem_free(Tensors tensors) {
  for (int i = 0; i < tensors.count; i++) free(tensors.items[i].values);
  free(tensors.items);
}

static Tensors tandem_read(const char *request, const char *key) {
  char path[4096], type[8];
  json_text(json_get(request, key), path, sizeof path);
  FILE *file = fopen(path, "rb");
  unsigned char size[8];
  if (!file || fread(size, 1, 8, file) != 8) { perror(path); exit(1); }
  size_t length = 0;
  for (int i = 7; i >= 0; i--) length = length << 8 | size[i];
  char *header = tandem_alloc(length + 1);
  if (fread(header, 1, length, file) != length) { perror(path); exit(1); }
  Tensors tensors = {tandem_alloc(sizeof(Tensor) * (length / 40 + 1)), 0};
  for (const char *s = tandem_blank(header + 1); *s == '"'; s = tandem_blank(tandem_after(s))) {
    Tensor *t = &tensors.items[tensors.count];
    json_text(s, t->name, sizeof t->name);
    s = tandem_blank(tandem_after(s));
    if (strcmp(t->name, "__metadata__") == 0) continue;
    const char *shape = json_get(s, "shape");
    t->size = 1;
    for (t->rank = 0; t->rank < 2 && json_item(shape, t->rank); t->rank++)
      t->size *= t->shape[t->rank] = strtol(json_item(shape, t->rank), NULL, 10);
    t->values = tandem_alloc(sizeof(double) * (size_t)t->size);
    json_text(json_get(s, "dtype"), type, sizeof type);
    fseek(file, 8 + (long)length + strtol(json_item(json_get(s, "data_offsets"), 0), NULL, 10), SEEK_SET);
    for (long i = 0; i < t->size; i++) {
      double d = 0; float f = 0; int n = 0; unsigned char u = 0;
      size_t ok = *type == 'U' ? fread(&u, 1, 1, file) : *type == 'I' ? fread(&n, 4, 1, file)
                : strcmp(type, "F32") == 0 ? fread(&f, 4, 1, file) : fread(&d, 8, 1, file);
      if (!ok) { perror(path); exit(1); }
      t->values[i] = *type == 'U' ? u : *type == 'I' ? n : strcmp(type, "F32") == 0 ? f : d;
    }
    tensors.count++;
  }
  fclose(file);
  free(header);
  return tensors;
}

static void tandem_write(const char *request, Tensors tensors) {
  char path[4096];
  json_text(json_get(request, "output"), path, sizeof path);
  char *header = tandem_alloc(200 * (size_t)tensors.count + 16);
  long bytes = 0, length = sprintf(header, "{");
  for (int i = 0; i < tensors.count; i++) {
    Tensor *t = &tensors.items[i];
    length += sprintf(header + length, "%s\"%s\":{\"dtype\":\"F64\",\"shape\":[", i ? "," : "", t->name);
    length += sprintf(header + length, "%ld", t->shape[0]);
    if (t->rank == 2) length += sprintf(header + length, ",%ld", t->shape[1]);
    length += sprintf(header + length, "],\"data_offsets\":[%ld,%ld]}", bytes, bytes + 8 * t->size);
    bytes += 8 * t->size;
  }
  length += sprintf(header + length, "}");
  while (length % 8) header[length++] = ' ';
  FILE *file = fopen(path, "wb");
  if (!file) { perror(path); exit(1); }
  for (int i = 0; i < 8; i++) fputc((int)((unsigned long long)length >> 8 * i & 255), file);
  fwrite(header, 1, (size_t)length, file);
  for (int i = 0; i < tensors.count; i++) fwrite(tensors.items[i].values, 8, (size_t)tensors.items[i].size, file);
  fclose(file);
  free(header);
}

static Tensor *tensor(Tensors tensors, const char *name) {
  for (int i = 0; i < tensors.count; i++)
    if (strcmp(tensors.items[i].name, name) == 0) return &tensors.items[i];
  return NULL;
}

/* ---- requests ---- */

static Tensors tandem_data, tandem_weights;

static void tandem_forward(const char *request, const double *x, long rows) {
  const double *outputs[TANDEM_MOST_LAYERS];
  long widths[TANDEM_MOST_LAYERS];
  Tensor layers[TANDEM_MOST_LAYERS];
  Tensors all = {layers, layer_outputs(x, rows, outputs, widths)};
  for (int i = 0; i < all.count; i++) {
    Tensor layer = {"", 2, {rows, widths[i]}, rows * widths[i], (double *)outputs[i]};
    sprintf(layer.name, "%d", i);
    layers[i] = layer;
  }
  tandem_write(request, all);
}

static void tandem_gradients(const char *request, const double *x, const double *y, long rows) {
  Tensors into = {tandem_alloc(sizeof(Tensor) * (size_t)tandem_weights.count), tandem_weights.count};
  for (int i = 0; i < into.count; i++) {
    into.items[i] = tandem_weights.items[i];
    into.items[i].values = tandem_alloc(sizeof(double) * (size_t)into.items[i].size);
  }
  gradients(x, y, rows, into);
  tandem_write(request, into);
  tandem_free(into);
}

/* Batch by batch: makes steps, or looks at the only one. */
static void tandem_batches(const char *request, const char *key) {
  Tensors plan = tandem_read(request, key);
  Tensor *features = tensor(tandem_data, "features"), *targets = tensor(tandem_data, "targets");
  Tensor *sizes = tensor(plan, "sizes"), *rows = tensor(plan, "rows"), *rates = tensor(plan, "rates");
  long width = features->shape[1], wide = targets->rank == 2 ? targets->shape[1] : 1, from = 0;
  if (strcmp(key, "batches") == 0) printf(", \"losses\": [");
  for (long i = 0; i < sizes->size; i++) {
    long count = (long)sizes->values[i];
    double *x = tandem_alloc(sizeof(double) * (size_t)(count * width)), loss = 0;
    double *y = tandem_alloc(sizeof(double) * (size_t)(count * wide));
    for (long k = 0; k < count; k++) {
      long row = (long)rows->values[from + k];
      memcpy(x + k * width, features->values + row * width, sizeof(double) * (size_t)width);
      memcpy(y + k * wide, targets->values + row * wide, sizeof(double) * (size_t)wide);
    }
    from += count;
    if (strcmp(key, "batches") == 0) {
      loss = step(x, y, count, rates->values[i]);
      printf(isfinite(loss) ? "%s%.17g" : "%sNaN", i ? ", " : "", loss);
    } else if (json_is(request, "do", "forward")) {
      tandem_forward(request, x, count);
    } else {
      tandem_gradients(request, x, y, count);
    }
    free(x), free(y);
    if (!isfinite(loss)) break; /* that update was not made */
  }
  if (strcmp(key, "batches") == 0) printf("]");
  tandem_free(plan);
}

static void tandem_predict(const char *request) {
  Tensors read = tandem_read(request, "features");
  Tensor outputs = {"outputs", 2, {read.items[0].shape[0], output_width()}, 0, NULL};
  outputs.size = outputs.shape[0] * outputs.shape[1];
  outputs.values = tandem_alloc(sizeof(double) * (size_t)outputs.size);
  predict(read.items[0].values, outputs.shape[0], outputs.values);
  Tensors all = {&outputs, 1};
  tandem_write(request, all);
  free(outputs.values);
  tandem_free(read);
}

static int tandem_serve(void) {
  size_t room = 1 << 16, length = 0;
  char *line = tandem_alloc(room);
  while (fgets(line + length, (int)(room - length), stdin)) {
    length += strlen(line + length);
    if (length && line[length - 1] != '\n' && !feof(stdin)) { /* a long line */
      line = realloc(line, room *= 2);
      if (!line) return 1;
      continue;
    }
    length = 0;
    printf("tandem1 {\"id\": %ld", strtol(json_get(line, "id"), NULL, 10));
    if (json_is(line, "do", "hello")) {
      printf(", %s", about());
    } else if (json_is(line, "do", "open")) {
      tandem_free(tandem_data), tandem_free(tandem_weights);
      tandem_data = tandem_read(line, "data"), tandem_weights = tandem_read(line, "weights");
      const char *unable = open_network(line, tandem_weights);
      if (unable) printf(", \"unsupported\": \"%s\"", unable);
    } else if (json_is(line, "do", "steps")) {
      tandem_batches(line, "batches");
    } else if (json_is(line, "do", "forward") || json_is(line, "do", "gradients")) {
      tandem_batches(line, "batch");
    } else if (json_is(line, "do", "predict")) {
      tandem_predict(line);
    } else if (json_is(line, "do", "weights")) {
      tandem_write(line, tandem_weights);
    } else {
      printf(", \"error\": \"unknown request\"");
    }
    printf("}\n");
    fflush(stdout);
  }
  return 0;
}

#endif
