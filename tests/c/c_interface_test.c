/* SPDX-License-Identifier: MIT
 *
 * The C interface, used from C: each function, its errors, and what it takes over. Exits with 0 if all is
 * as ssi.h says. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ssi/ssi.h"

static int failures = 0;

static void check(int is_so, const char* what, int line) {
  if (is_so) return;
  ++failures;
  fprintf(stderr, "line %d: %s\n", line, what);
}
#define CHECK(condition) check((condition) ? 1 : 0, #condition, __LINE__)

/* A call that must succeed. */
static void succeeds(ssi_status status, char* error, int line) {
  check(status == SSI_OK, error == NULL ? "failed without a message" : error, line);
  ssi_free(error);
}
#define OK(call)                        \
  do {                                  \
    char* error = NULL;                 \
    const ssi_status status = call;     \
    succeeds(status, error, __LINE__);  \
  } while (0)

/* A call that must fail with a status and words. */
static void fails(ssi_status status, char* error, ssi_status wanted, const char* words, int line) {
  check(status == wanted, "another status", line);
  check(error != NULL && strstr(error, words) != NULL, error == NULL ? "no message" : error, line);
  ssi_free(error);
}
#define FAILS(wanted, words, call)                 \
  do {                                             \
    char* error = NULL;                            \
    const ssi_status status = call;                \
    fails(status, error, wanted, words, __LINE__); \
  } while (0)

static ssi_model* standard(void) {
  ssi_model* model = NULL;
  OK(ssi_model_standard(&model, &error));
  return model;
}

static struct ArrowArrayStream generated(uint64_t members) {
  struct ArrowArrayStream stream;
  memset(&stream, 0, sizeof stream);
  OK(ssi_generate(members, 7, 3, 100, 1, &stream, &error));
  return stream;
}

/* The rows of a stream, which it releases; -1 if it fails. */
static int64_t rows_of(struct ArrowArrayStream* stream) {
  int64_t rows = 0;
  for (;;) {
    struct ArrowArray batch;
    memset(&batch, 0, sizeof batch);
    if (stream->get_next(stream, &batch) != 0) rows = -1;
    if (batch.release == NULL) break;
    rows += batch.length;
    batch.release(&batch);
  }
  stream->release(stream);
  return rows;
}

static void models(void) {
  ssi_model* model = standard();
  char* json = NULL;
  OK(ssi_model_json(model, &json, &error));
  CHECK(strstr(json, "\"id\":\"standard-1\"") != NULL);
  CHECK(strstr(json, "\"fingerprint\":\"65f74a70a43c6f86\"") != NULL);
  CHECK(strstr(json, "\"one\":\"reply\",\"many\":\"replies\"") != NULL);
  ssi_free(json);
  ssi_model_free(model);
  ssi_model_free(NULL);
  model = NULL;
  FAILS(SSI_MODEL, "mine.toml", ssi_model_parse("id = 3", 6, "mine.toml", &model, &error));
  CHECK(model == NULL);
  CHECK(ssi_model_parse("id = 3", 6, NULL, &model, NULL) == SSI_MODEL);
  FAILS(SSI_INVALID, "toml is NULL", ssi_model_parse(NULL, 0, NULL, &model, &error));
  FAILS(SSI_INVALID, "model is NULL", ssi_model_standard(NULL, &error));
}

static void built_in_models(void) {
  ssi_model* model = NULL;
  char* json = NULL;
  OK(ssi_model_built_in("standard-2", &model, &error));
  OK(ssi_model_json(model, &json, &error));
  CHECK(strstr(json, "\"id\":\"standard-2\"") != NULL);
  CHECK(strstr(json, "\"fingerprint\":\"77e6202e1dc55c9c\"") != NULL);
  ssi_free(json);
  ssi_model_free(model);
  OK(ssi_model_built_in("standard-1", &model, &error));
  ssi_model_free(model);
  model = NULL;
  FAILS(SSI_INVALID, "'standard-3'", ssi_model_built_in("standard-3", &model, &error));
  CHECK(model == NULL);
  FAILS(SSI_INVALID, "id is NULL", ssi_model_built_in(NULL, &model, &error));
  FAILS(SSI_INVALID, "model is NULL", ssi_model_built_in("standard-2", NULL, &error));
}

static void scores(void) {
  ssi_model* model = standard();
  struct ArrowArrayStream members = generated(250);
  struct ArrowArrayStream stream;
  const char* keep[] = {"member_id", "industry"};
  ssi_score_options options;
  memset(&options, 0, sizeof options);
  options.size = sizeof options;
  options.keep = keep;
  options.keep_count = 2;
  options.points = SSI_HUNDREDTHS;
  options.with_band = 1;
  OK(ssi_score(model, &options, &members, &stream, &error));
  CHECK(members.release == NULL);
  {
    struct ArrowSchema schema;
    CHECK(stream.get_schema(&stream, &schema) == 0);
    CHECK(schema.n_children == 9);
    CHECK(strcmp(schema.children[0]->name, "member_id") == 0);
    CHECK(strcmp(schema.children[6]->name, "total") == 0);
    CHECK(strcmp(schema.children[6]->format, "S") == 0);
    schema.release(&schema);
  }
  CHECK(rows_of(&stream) == 250);
  /* Options of a program that knows fewer of them, and none. */
  members = generated(10);
  options.size = offsetof(ssi_score_options, keep);
  OK(ssi_score(model, &options, &members, &stream, &error));
  {
    struct ArrowSchema schema;
    CHECK(stream.get_schema(&stream, &schema) == 0);
    CHECK(schema.n_children == 6);
    schema.release(&schema);
  }
  CHECK(rows_of(&stream) == 10);
  members = generated(10);
  OK(ssi_score(model, NULL, &members, &stream, &error));
  ssi_model_free(model); /* the stream goes on */
  CHECK(rows_of(&stream) == 10);
}

static void refusals(void) {
  ssi_model* model = standard();
  struct ArrowArrayStream members = generated(10);
  struct ArrowArrayStream stream;
  ssi_score_options options;
  memset(&stream, 0, sizeof stream);
  memset(&options, 0, sizeof options);
  FAILS(SSI_INVALID, "size", ssi_score(model, &options, &members, &stream, &error));
  CHECK(members.release == NULL); /* taken over all the same */
  CHECK(stream.release == NULL);
  FAILS(SSI_INVALID, "released", ssi_score(model, NULL, &members, &stream, &error));
  options.size = sizeof options;
  options.points = 4;
  members = generated(10);
  FAILS(SSI_INVALID, "points", ssi_score(model, &options, &members, &stream, &error));
  options.points = 0;
  options.threads = -1;
  members = generated(10);
  FAILS(SSI_INVALID, "threads", ssi_score(model, &options, &members, &stream, &error));
  members = generated(10);
  FAILS(SSI_INVALID, "model is NULL", ssi_score(NULL, NULL, &members, &stream, &error));
  FAILS(SSI_INVALID, "NULL", ssi_score(model, NULL, NULL, &stream, &error));
  ssi_model_free(model);
}

static void tables(void) {
  struct ArrowArrayStream stream = generated(250);
  struct ArrowArrayStream again;
  ssi_table* table = NULL;
  OK(ssi_table_of(&stream, &table, &error));
  CHECK(stream.release == NULL);
  CHECK(ssi_table_rows(table) == 250);
  OK(ssi_table_stream(table, &stream, &error));
  OK(ssi_table_stream(table, &again, &error));
  CHECK(rows_of(&stream) == 250);
  ssi_table_free(table);
  CHECK(rows_of(&again) == 250);
  ssi_table_free(NULL);
  CHECK(ssi_table_rows(NULL) == 0);
}

static void arrays(void) {
  struct ArrowArrayStream stream = generated(50);
  struct ArrowSchema schema;
  struct ArrowArray array;
  CHECK(stream.get_schema(&stream, &schema) == 0);
  CHECK(stream.get_next(&stream, &array) == 0);
  stream.release(&stream);
  OK(ssi_stream_of(&schema, &array, &stream, &error));
  CHECK(schema.release == NULL);
  CHECK(array.release == NULL);
  CHECK(rows_of(&stream) == 50);
  FAILS(SSI_INVALID, "released", ssi_stream_of(&schema, &array, &stream, &error));
}

static void explanations(void) {
  ssi_model* model = standard();
  const char* signals[] = {"posts", "has_photo"};
  const uint32_t values[] = {12, 1};
  const uint32_t no_flag[] = {12, 2};
  char* json = NULL;
  OK(ssi_explain(model, signals, values, 2, "ann", &json, &error));
  CHECK(strstr(json, "\"total\": 3.63") != NULL);
  CHECK(strstr(json, "\"member_id\": \"ann\"") != NULL);
  ssi_free(json);
  OK(ssi_explain(model, NULL, NULL, 0, NULL, &json, &error));
  ssi_free(json);
  FAILS(SSI_DATA, "'has_photo': '2' is not 0 or 1",
        ssi_explain(model, signals, no_flag, 2, NULL, &json, &error));
  signals[0] = "poets";
  FAILS(SSI_INVALID, "no signal 'poets'",
        ssi_explain(model, signals, values, 2, NULL, &json, &error));
  ssi_model_free(model);
}

static void cohorts(void) {
  ssi_model* model = standard();
  ssi_cohorts* set = NULL;
  ssi_cohorts* parsed = NULL;
  ssi_cohorts* other = NULL;
  const ssi_cohorts* compared[1];
  struct ArrowArrayStream members = generated(250);
  struct ArrowArrayStream stream;
  ssi_score_options options;
  void* bytes = NULL;
  char* json = NULL;
  size_t length = 0;
  OK(ssi_cohorts_of(model, "industry", 1, 0, &members, &set, &error));
  CHECK(members.release == NULL);
  OK(ssi_cohorts_bytes(set, &bytes, &length, &error));
  OK(ssi_cohorts_parse(bytes, length, &parsed, &error));
  FAILS(SSI_DATA, "cohorts", ssi_cohorts_parse(bytes, length - 1, &other, &error));
  OK(ssi_cohorts_json(parsed, &json, &error));
  CHECK(strstr(json, "\"column\":\"industry\"") != NULL);
  CHECK(strstr(json, "\"members\":250") != NULL);
  ssi_free(json);
  OK(ssi_cohorts_parse(bytes, length, &other, &error));
  FAILS(SSI_INVALID, "", ssi_cohorts_merge(parsed, other, 0, &error));
  OK(ssi_cohorts_merge(parsed, other, 1, &error));
  OK(ssi_cohorts_json(parsed, &json, &error));
  CHECK(strstr(json, "\"members\":500") != NULL);
  ssi_free(json);
  ssi_free(bytes);
  OK(ssi_cohorts_table(parsed, 0, &stream, &error));
  CHECK(rows_of(&stream) == 3);
  OK(ssi_cohorts_table(parsed, 1000, &stream, &error));
  CHECK(rows_of(&stream) == 0);
  memset(&options, 0, sizeof options);
  options.size = sizeof options;
  compared[0] = set;
  options.cohorts = compared;
  options.cohorts_count = 1;
  members = generated(250);
  OK(ssi_score(model, &options, &members, &stream, &error));
  ssi_cohorts_free(set); /* the stream goes on */
  CHECK(rows_of(&stream) == 250);
  ssi_cohorts_free(parsed);
  ssi_cohorts_free(other);
  ssi_cohorts_free(NULL);
  members = generated(10);
  FAILS(SSI_INVALID, "no column 'industri'",
        ssi_cohorts_of(model, "industri", 1, 0, &members, &set, &error));
  ssi_model_free(model);
}

static void actions(void) {
  const char odd[] =
      "id = \"odd\"\n[[actions]]\nname = \"post\"\ntitle = \"Post\"\neffort = 5\nat_most = 3\n"
      "changes = { posts = 1 }\n";
  ssi_model* model = standard();
  ssi_actions* list = NULL;
  char* json = NULL;
  OK(ssi_actions_standard(&list, &error));
  OK(ssi_actions_json(list, &json, &error));
  CHECK(strstr(json, "\"id\":\"standard-actions-1\"") != NULL);
  CHECK(strstr(json, "\"unit\":\"minutes\"") != NULL);
  ssi_free(json);
  ssi_actions_free(list);
  ssi_actions_free(NULL);
  OK(ssi_actions_parse(NULL, odd, strlen(odd), NULL, &list, &error));
  ssi_actions_free(list);
  OK(ssi_actions_parse(model, odd, strlen(odd), "odd.toml", &list, &error));
  OK(ssi_actions_json(list, &json, &error));
  CHECK(strstr(json, "\"changes\":{\"posts\":1}") != NULL);
  ssi_free(json);
  ssi_actions_free(list);
  list = NULL;
  FAILS(SSI_MODEL, "odd.toml", ssi_actions_parse(NULL, "id = 3", 6, "odd.toml", &list, &error));
  CHECK(list == NULL);
  FAILS(SSI_INVALID, "toml is NULL", ssi_actions_parse(NULL, NULL, 0, NULL, &list, &error));
  FAILS(SSI_INVALID, "actions is NULL", ssi_actions_standard(NULL, &error));
  FAILS(SSI_INVALID, "actions is NULL", ssi_actions_json(NULL, &json, &error));
  ssi_model_free(model);
}

static void plans(void) {
  ssi_model* model = standard();
  ssi_actions* list = NULL;
  ssi_cohorts* industries = NULL;
  struct ArrowArrayStream members = generated(120);
  struct ArrowArrayStream stream;
  const char* keep[] = {"member_id"};
  const char* without[] = {"share"};
  ssi_plan_options options;
  memset(&stream, 0, sizeof stream);
  memset(&options, 0, sizeof options);
  OK(ssi_actions_standard(&list, &error));
  options.size = sizeof options;
  options.goal = SSI_TARGET;
  options.target = 5000;
  options.keep = keep;
  options.keep_count = 1;
  options.without = without;
  options.without_count = 1;
  OK(ssi_plans(model, list, &options, &members, &stream, &error));
  CHECK(members.release == NULL);
  ssi_actions_free(list); /* the stream goes on */
  {
    struct ArrowSchema schema;
    CHECK(stream.get_schema(&stream, &schema) == 0);
    CHECK(schema.n_children == 6 + 24);
    CHECK(strcmp(schema.children[0]->name, "member_id") == 0);
    CHECK(strcmp(schema.children[4]->name, "effort") == 0);
    CHECK(strcmp(schema.children[4]->format, "l") == 0);
    schema.release(&schema);
  }
  CHECK(rows_of(&stream) == 120);
  options.goal = SSI_BUDGET;
  options.budget = 30;
  members = generated(20);
  OK(ssi_plans(model, NULL, &options, &members, &stream, &error));
  CHECK(rows_of(&stream) == 20);
  members = generated(120);
  OK(ssi_cohorts_of(model, "industry", 1, 0, &members, &industries, &error));
  options.goal = SSI_TARGET_TOP;
  options.cohorts = industries;
  options.target_top = 50;
  members = generated(20);
  OK(ssi_plans(model, NULL, &options, &members, &stream, &error));
  ssi_cohorts_free(industries); /* the stream goes on */
  CHECK(rows_of(&stream) == 20);
  options.goal = SSI_TARGET_BAND;
  members = generated(20);
  FAILS(SSI_INVALID, "target_band is NULL",
        ssi_plans(model, NULL, &options, &members, &stream, &error));
  CHECK(members.release == NULL); /* taken over all the same */
  options.goal = 0;
  members = generated(20);
  FAILS(SSI_INVALID, "options.goal is not set",
        ssi_plans(model, NULL, &options, &members, &stream, &error));
  members = generated(20);
  FAILS(SSI_INVALID, "options is NULL", ssi_plans(model, NULL, NULL, &members, &stream, &error));
  FAILS(SSI_INVALID, "NULL", ssi_plans(model, NULL, &options, NULL, &stream, &error));
  ssi_model_free(model);
}

static void changes(void) {
  ssi_model* model = standard();
  struct ArrowArrayStream before = generated(250);
  struct ArrowArrayStream after = generated(250);
  struct ArrowArrayStream stream;
  const char* keep[] = {"member_id"};
  ssi_change_options options;
  memset(&options, 0, sizeof options);
  options.size = sizeof options;
  options.points = SSI_HUNDREDTHS;
  options.keep = keep;
  options.keep_count = 1;
  OK(ssi_changes(NULL, model, &options, &before, &after, &stream, &error));
  CHECK(before.release == NULL);
  CHECK(after.release == NULL);
  {
    struct ArrowSchema schema;
    CHECK(stream.get_schema(&stream, &schema) == 0);
    CHECK(schema.n_children == 7);
    CHECK(strcmp(schema.children[2]->name, "observation") == 0);
    CHECK(strcmp(schema.children[2]->format, "i") == 0);
    schema.release(&schema);
  }
  CHECK(rows_of(&stream) == 250);
  before = generated(20);
  after = generated(30);
  OK(ssi_changes(model, model, NULL, &before, &after, &stream, &error));
  ssi_model_free(model); /* the stream goes on */
  CHECK(rows_of(&stream) == -1);
  model = standard();
  before = generated(20);
  FAILS(SSI_INVALID, "NULL", ssi_changes(NULL, model, NULL, &before, NULL, &stream, &error));
  CHECK(before.release == NULL);
  after = generated(20);
  FAILS(SSI_INVALID, "before is NULL",
        ssi_changes(NULL, model, NULL, NULL, &after, &stream, &error));
  CHECK(after.release == NULL);
  ssi_model_free(model);
}

/* Structures whose memory is static: there is nothing to free. */
static void release_schema(struct ArrowSchema* schema) { schema->release = NULL; }
static void release_array(struct ArrowArray* array) { array->release = NULL; }

/* A log of two rows: ann and bob, two and three posts. */
static struct ArrowArrayStream activities(void) {
  static const char* const names[] = {"member_id", "date", "signal", "value"};
  static const char* const formats[] = {"u", "tdD", "u", "C"};
  static const int32_t id_ends[] = {0, 3, 6};
  static const int32_t days[] = {19871, 19783}; /* 2024-05-28 and 88 days before */
  static const int32_t signal_ends[] = {0, 5, 10};
  static const uint8_t values[] = {2, 3};
  static const void* buffers[4][3] = {{NULL, id_ends, "annbob"},
                                      {NULL, days, NULL},
                                      {NULL, signal_ends, "postsposts"},
                                      {NULL, values, NULL}};
  static const void* no_validity[1] = {NULL};
  static struct ArrowSchema types[4];
  static struct ArrowArray columns[4];
  static struct ArrowSchema* type_pointers[4];
  static struct ArrowArray* column_pointers[4];
  struct ArrowSchema schema;
  struct ArrowArray batch;
  struct ArrowArrayStream stream;
  int i;
  memset(&schema, 0, sizeof schema);
  memset(&batch, 0, sizeof batch);
  memset(&stream, 0, sizeof stream);
  memset(types, 0, sizeof types);
  memset(columns, 0, sizeof columns);
  for (i = 0; i < 4; ++i) {
    types[i].name = names[i];
    types[i].format = formats[i];
    types[i].release = release_schema;
    columns[i].length = 2;
    columns[i].n_buffers = formats[i][0] == 'u' ? 3 : 2;
    columns[i].buffers = buffers[i];
    columns[i].release = release_array;
    type_pointers[i] = &types[i];
    column_pointers[i] = &columns[i];
  }
  schema.format = "+s";
  schema.n_children = batch.n_children = 4;
  schema.children = type_pointers;
  schema.release = release_schema;
  batch.length = 2;
  batch.n_buffers = 1;
  batch.buffers = no_validity;
  batch.children = column_pointers;
  batch.release = release_array;
  OK(ssi_stream_of(&schema, &batch, &stream, &error));
  return stream;
}

static void signals_of_logs(void) {
  ssi_model* model = standard();
  const char* tracks[] = {"shares"};
  struct ArrowArrayStream log = activities();
  struct ArrowArrayStream members = generated(2);
  struct ArrowArrayStream signals;
  struct ArrowSchema schema;
  struct ArrowArray batch;
  ssi_signal_options options;
  memset(&signals, 0, sizeof signals);
  memset(&options, 0, sizeof options);
  options.size = sizeof options;
  options.on = "2024-05-28";
  options.tracks = tracks;
  options.tracks_count = 1;
  OK(ssi_signals(model, &options, &log, NULL, &signals, &error));
  CHECK(log.release == NULL);
  CHECK(signals.get_schema(&signals, &schema) == 0);
  CHECK(schema.n_children == 41);
  CHECK(strcmp(schema.children[0]->name, "member_id") == 0);
  CHECK(strcmp(schema.children[13]->name, "posts") == 0);
  CHECK(strcmp(schema.children[13]->format, "I") == 0);
  schema.release(&schema);
  CHECK(signals.get_next(&signals, &batch) == 0);
  CHECK(batch.length == 2);
  CHECK(((const uint32_t*)batch.children[13]->buffers[1])[0] == 2);
  CHECK(((const uint32_t*)batch.children[13]->buffers[1])[1] == 3);
  CHECK(batch.children[25]->null_count == 0); /* shares: tracked */
  CHECK(batch.children[26]->null_count == 2); /* share_reactions: not */
  batch.release(&batch);
  CHECK(rows_of(&signals) == 0);
  log = activities();
  FAILS(SSI_DATA, "log:1: column 'member_id': 'ann' is not the id of a known member",
        ssi_signals(model, &options, &log, &members, &signals, &error));
  CHECK(log.release == NULL);
  CHECK(members.release == NULL);
  tracks[0] = "connections";
  log = activities();
  FAILS(SSI_INVALID, "connections", ssi_signals(model, &options, &log, NULL, &signals, &error));
  options.tracks_count = 0;
  options.on = "2024-02-30";
  log = activities();
  FAILS(SSI_INVALID, "2024-02-30", ssi_signals(model, &options, &log, NULL, &signals, &error));
  options.on = NULL;
  log = activities();
  FAILS(SSI_INVALID, "options.on", ssi_signals(model, &options, &log, NULL, &signals, &error));
  log = activities();
  FAILS(SSI_INVALID, "options", ssi_signals(model, NULL, &log, NULL, &signals, &error));
  CHECK(log.release == NULL);
  ssi_model_free(model);
}

int main(void) {
  CHECK(ssi_abi() == SSI_ABI);
  CHECK(ssi_version() != NULL && ssi_version()[0] != '\0');
  ssi_free(NULL);
  models();
  built_in_models();
  scores();
  refusals();
  tables();
  arrays();
  explanations();
  cohorts();
  actions();
  plans();
  changes();
  signals_of_logs();
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
