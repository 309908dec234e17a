/* SPDX-License-Identifier: MIT
 *
 * ssi for every language that can call C: models, scores, cohorts, explanations, plans and changes, with
 * tables in and out as streams of the Arrow C stream interface.
 *
 *     ssi_model* model = NULL;
 *     char* error = NULL;
 *     if (ssi_model_standard(&model, &error) != SSI_OK) { fputs(error, stderr); ssi_free(error); }
 *     ssi_score_options options = {.size = sizeof options};
 *     ssi_score(model, &options, &members, &scores, &error);
 *
 * Conventions
 *
 * Errors: functions that can fail return an ssi_status. Where it is not SSI_OK they put a message, one
 * line or more, into *error, which the caller frees with ssi_free(); with a null `error` there is no
 * message. Out-parameters are set on success only. There is no state per thread.
 *
 * Memory: handles are freed by the _free function of their type, which takes NULL; texts and bytes by
 * ssi_free(). A handle may be freed while streams made from it are still there. The library keeps
 * up to 256 MiB of columns that were released, for the next ones; the system may take them back.
 *
 * Streams: a function takes over the ArrowArrayStream that it reads, whether it succeeds or fails: its
 * `release` is NULL then, and what it held is released. One that it writes is the caller's to release.
 * An error while a stream is read is an errno value, with the text in get_last_error(): EDOM for a
 * value that cannot be, EINVAL for misuse, or what the producer gave, with EIO for its EDOM and EINVAL.
 *
 * Columns of members: one that is named after a signal which the model uses holds its values; others
 * are not read. All integers and bits are read where they are; floats and decimals are converted if
 * they are whole, NaN being missing; other types are refused, with the cast to make. Null is missing,
 * and so is a signal without a column.
 *
 * Text: UTF-8, ended by NUL, unless a length says otherwise.
 *
 * Threads: any number may use a model or a table at once, and cohorts while none changes them. A
 * stream is for one at a time.
 *
 * Stability: while ssi_abi() is SSI_ABI, functions, statuses and options are only added. An options
 * struct begins with its size, so that programs that were built for fewer options still work. */
#ifndef SSI_SSI_H
#define SSI_SSI_H

/* NOLINTBEGIN: rules of C++, and this is C */

#include <stddef.h>
#include <stdint.h>

#include "ssi/arrow/c_data.h"

#if defined(SSI_C_STATIC)
#define SSI_C_EXPORT
#else
#define SSI_C_EXPORT __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ssi_status {
  SSI_OK = 0,
  SSI_INVALID = 1, /* misuse: an argument, an option, a column's type, a malformed array */
  SSI_DATA = 2,    /* a value that a signal cannot have; damaged cohorts */
  SSI_MODEL = 3,   /* a model, or a list of actions, breaks rules: a line for each */
  SSI_STREAM = 4,  /* the producer of a stream failed: what it said */
  SSI_OTHER = 5    /* out of memory, or a fault of the library */
} ssi_status;

/* A scoring model, ready to score. Immutable. */
typedef struct ssi_model ssi_model;
/* The distributions of scores by label: to be merged, and compared with. */
typedef struct ssi_cohorts ssi_cohorts;
/* Batches of a table in memory. Immutable. */
typedef struct ssi_table ssi_table;

/* The version of this header's interface, and that of the library that runs: compare them. */
#define SSI_ABI 1
SSI_C_EXPORT int32_t ssi_abi(void);
/* The version of the library, such as "0.1.0". */
SSI_C_EXPORT const char* ssi_version(void);

/* Frees a text or bytes that a function of this library gave. */
SSI_C_EXPORT void ssi_free(void* text_or_bytes);

/* ---- models ---- */

/* The model standard-1. */
SSI_C_EXPORT ssi_status ssi_model_standard(ssi_model** model, char** error);
/* The model of that id which the library comes with: "standard-1" or "standard-2". SSI_INVALID
 * for any other. */
SSI_C_EXPORT ssi_status ssi_model_built_in(const char* id, ssi_model** model, char** error);
/* A model from the text of a model file; `name` stands for the file in messages and may be NULL. */
SSI_C_EXPORT ssi_status ssi_model_parse(const char* toml, size_t length, const char* name,
                                        ssi_model** model, char** error);
/* What a model is, as a JSON object: id, fingerprint, window_days, missing, maximum, signals (name,
 * kind, scope, counts, its nouns for people: one and many, is_used, and the rule of what an activity
 * log makes of it: aggregate, from, observed), competencies (name, title, maximum), bands, badges,
 * and toml, the text of a model file. */
SSI_C_EXPORT ssi_status ssi_model_json(const ssi_model* model, char** json, char** error);
SSI_C_EXPORT void ssi_model_free(ssi_model* model);

/* ---- scores ---- */

/* How points and percentages are given. */
typedef enum ssi_points {
  SSI_FLOAT64 = 0,     /* 33.75 */
  SSI_DECIMAL = 1,     /* decimal128(5, 2), exact */
  SSI_HUNDREDTHS = 2,  /* 3375 as uint16, exact: as they are computed */
  SSI_HUNDREDTHS32 = 3 /* 3375 as int32, exact: for systems without unsigned numbers */
} ssi_points;

/* All zero but `size` are good values. */
typedef struct ssi_score_options {
  size_t size;                       /* sizeof(ssi_score_options) */
  int32_t threads;                   /* 0: as many as the process may run */
  int32_t points;                    /* an ssi_points */
  const char* const* keep;           /* names of columns of the members that come first */
  size_t keep_count;
  int32_t without_coverage;          /* no column `coverage` */
  int32_t with_band;                 /* a column `band`, names in a dictionary; null: none */
  int32_t with_badges;               /* a column `badges`, lists of names */
  int32_t allow_out_of_range;        /* read a value that a signal cannot have as the nearest one */
  const ssi_cohorts* const* cohorts; /* for each, X being its column of labels: X_rank,
                                        X_percentile, X_top_percent; null: no standing */
  size_t cohorts_count;
  uint64_t minimum_cohort;           /* no standing in a cohort of fewer members; 0: 10 */
  int32_t joining;                   /* the members are not in the cohorts, and join them */
  int32_t minimum_coverage;          /* no band of members of whom less was observed, in hundredths
                                        of a percent; 0: 5000; -1: everybody has one */
} ssi_score_options;

/* Makes *scores a stream that scores a batch of *members each time one is read: columns that are kept,
 * one per competency, total, coverage, and what the options ask for. Copies nothing but floats,
 * decimals and labels. `options` may be NULL. */
SSI_C_EXPORT ssi_status ssi_score(const ssi_model* model, const ssi_score_options* options,
                                  struct ArrowArrayStream* members,
                                  struct ArrowArrayStream* scores, char** error);

/* Why one member has its score, as a JSON object: docs/explanation.md has its fields. `signals` are
 * names, of which `values` are the values; others are missing. A flag is 0 or 1, or SSI_DATA comes
 * back. `id` may be NULL. */
SSI_C_EXPORT ssi_status ssi_explain(const ssi_model* model, const char* const* signals,
                                    const uint32_t* values, size_t count, const char* id,
                                    char** json, char** error);

/* ---- signals of activity logs ---- */

/* All zero but `size` and `on` are good values. */
typedef struct ssi_signal_options {
  size_t size;               /* sizeof(ssi_signal_options) */
  const char* on;            /* the day, such as "2024-05-28"; it must be there */
  const char* id;            /* the column of ids, of the log and of the members; NULL: member_id */
  const char* const* tracks; /* window signals that the log covers even if no row names them */
  size_t tracks_count;
  int32_t all;               /* all signals of the catalogue, not those that the model uses alone */
  int32_t threads;           /* 0: as many as the process may run */
} ssi_signal_options;

/* Makes *signals a member table: the signals that members have on a day, by the rows of an activity
 * log. Its columns are the id as utf8, and a uint32 each for the signals, null where one is missing.
 *
 * The log has a column of ids (texts or whole numbers), `date` (a date, a timestamp without a zone or in
 * UTC, or a text such as 2024-05-28), `signal`, and perhaps `value`, `person` and `event`; others are
 * not read. `members` may be NULL, or a member table: then it is about these members and no others, whose
 * states are those of the table where the log has none, and whose columns that are no signals come last.
 * Both streams are read to their ends before it returns: SSI_DATA for a row that breaks a rule. */
SSI_C_EXPORT ssi_status ssi_signals(const ssi_model* model, const ssi_signal_options* options,
                                    struct ArrowArrayStream* log,
                                    struct ArrowArrayStream* members,
                                    struct ArrowArrayStream* signals, char** error);

/* ---- tables in memory ---- */

/* Makes *stream a stream of one batch. Takes over the schema and the array. */
SSI_C_EXPORT ssi_status ssi_stream_of(struct ArrowSchema* schema, struct ArrowArray* array,
                                      struct ArrowArrayStream* stream, char** error);
/* Reads a stream to its end: work and errors happen here. */
SSI_C_EXPORT ssi_status ssi_table_of(struct ArrowArrayStream* stream, ssi_table** table,
                                     char** error);
/* Makes *stream a new stream of all batches, which share the table's memory. As often as wanted. */
SSI_C_EXPORT ssi_status ssi_table_stream(const ssi_table* table, struct ArrowArrayStream* stream,
                                         char** error);
/* How many rows a table has. */
SSI_C_EXPORT uint64_t ssi_table_rows(const ssi_table* table);
SSI_C_EXPORT void ssi_table_free(ssi_table* table);

/* ---- cohorts ---- */

/* Scores the members of a stream and gathers the cohorts of the labels in column `by`: texts, or whole
 * numbers. */
SSI_C_EXPORT ssi_status ssi_cohorts_of(const ssi_model* model, const char* by, int32_t threads,
                                       int32_t allow_out_of_range,
                                       struct ArrowArrayStream* members, ssi_cohorts** cohorts,
                                       char** error);
/* Cohorts from the bytes of ssi_cohorts_bytes(), or the content of a file of `ssi cohorts --save`. */
SSI_C_EXPORT ssi_status ssi_cohorts_parse(const void* bytes, size_t length, ssi_cohorts** cohorts,
                                          char** error);
SSI_C_EXPORT ssi_status ssi_cohorts_bytes(const ssi_cohorts* cohorts, void** bytes, size_t* length,
                                          char** error);
/* Merges `other` into `into`: refused if members would count twice, unless repeats are allowed. */
SSI_C_EXPORT ssi_status ssi_cohorts_merge(ssi_cohorts* into, const ssi_cohorts* other,
                                          int32_t allow_repeats, char** error);
/* What they are, as a JSON object: column, labels, members, model, fingerprint. */
SSI_C_EXPORT ssi_status ssi_cohorts_json(const ssi_cohorts* cohorts, char** json, char** error);
/* Makes *table a stream of one batch, the cohort table: a row for each label, in byte order, of at
 * least `minimum` members (0: 10). Points and percentages are float64. */
SSI_C_EXPORT ssi_status ssi_cohorts_table(const ssi_cohorts* cohorts, uint64_t minimum,
                                          struct ArrowArrayStream* table, char** error);
SSI_C_EXPORT void ssi_cohorts_free(ssi_cohorts* cohorts);

/* ---- plans ---- */

/* What members can do for their scores: names, effort, and what they add to signals. Immutable. */
typedef struct ssi_actions ssi_actions;

/* The actions standard-actions-1; efforts are in minutes. */
SSI_C_EXPORT ssi_status ssi_actions_standard(ssi_actions** actions, char** error);
/* Actions from the text of an actions file, which name signals of the model; with a null `model`,
 * standard ones. `name` stands for the file in messages and may be NULL. */
SSI_C_EXPORT ssi_status ssi_actions_parse(const ssi_model* model, const char* toml, size_t length,
                                          const char* name, ssi_actions** actions, char** error);
/* What actions are, as a JSON object: id, unit, actions (name, title, effort, at_most, changes,
 * expects), and toml, the text of an actions file. */
SSI_C_EXPORT ssi_status ssi_actions_json(const ssi_actions* actions, char** json, char** error);
SSI_C_EXPORT void ssi_actions_free(ssi_actions* actions);

/* What plans are asked for. */
typedef enum ssi_goal {
  SSI_TARGET = 1,      /* a total, with the least effort */
  SSI_BUDGET = 2,      /* the highest total, with so much effort */
  SSI_TARGET_BAND = 3, /* to be in a band, with the least effort */
  SSI_TARGET_TOP = 4   /* to be within the top N percent of one's cohort, with the least effort */
} ssi_goal;

/* All zero but `size`, `goal` and what the goal is are good values. */
typedef struct ssi_plan_options {
  size_t size;                /* sizeof(ssi_plan_options) */
  int32_t threads;            /* 0: as many as the process may run */
  int32_t points;             /* an ssi_points */
  const char* const* keep;    /* names of columns of the members that come first */
  size_t keep_count;
  int32_t goal;               /* an ssi_goal */
  int32_t target;             /* SSI_TARGET: in hundredths of a point */
  uint64_t budget;            /* SSI_BUDGET: in the unit of the actions */
  const char* target_band;    /* SSI_TARGET_BAND: its name */
  const ssi_cohorts* cohorts; /* SSI_TARGET_TOP: the members' own */
  uint64_t minimum_cohort;    /* SSI_TARGET_TOP: no goal in a cohort of fewer members; 0: 10 */
  int32_t target_top;         /* SSI_TARGET_TOP: 1 to 100 percent */
  int32_t assume_zero;        /* missing signals that some action names start as observed 0 */
  const char* const* without; /* names of actions that are left out */
  size_t without_count;
  int32_t allow_out_of_range; /* read a value that a signal cannot have as the nearest one */
} ssi_plan_options;

/* Makes *plans a stream that plans for a batch of *members each time one is read: columns that are
 * kept, total, goal, planned_total, effort (int64), actions (int32), and for each action how often it
 * is done (int32). Null: no goal, and all behind it where a member has none. Some milliseconds per
 * member and thread with the standard actions. `actions` may be NULL: the standard ones. */
SSI_C_EXPORT ssi_status ssi_plans(const ssi_model* model, const ssi_actions* actions,
                                  const ssi_plan_options* options,
                                  struct ArrowArrayStream* members, struct ArrowArrayStream* plans,
                                  char** error);

/* ---- changes ---- */

/* All zero but `size` are good values. */
typedef struct ssi_change_options {
  size_t size;                /* sizeof(ssi_change_options) */
  int32_t threads;            /* 0: as many as the process may run */
  int32_t points;             /* an ssi_points; hundredths of causes are int32, as some are negative */
  const char* const* keep;    /* names of columns of the members after that come first */
  size_t keep_count;
  int32_t allow_out_of_range; /* read a value that a signal cannot have as the nearest one */
} ssi_change_options;

/* Makes *changes a stream that says why the scores of a batch of *after are not those of *before:
 * columns that are kept, the total before, by how much each cause moved it (observation, activity,
 * profile, model), and the total after. Both streams have the same members in the same order, in
 * batches of any size; EINVAL if one has more. Takes both over. `before_model` may be NULL: the same.
 * `options` may be NULL. */
SSI_C_EXPORT ssi_status ssi_changes(const ssi_model* before_model, const ssi_model* model,
                                    const ssi_change_options* options,
                                    struct ArrowArrayStream* before,
                                    struct ArrowArrayStream* after,
                                    struct ArrowArrayStream* changes, char** error);

/* ---- invented members ---- */

/* Makes *members a stream of invented members, for tests and demonstrations: member_id, industry, and
 * 40 columns of uint16, `batch_rows` of them a batch (0: 1,048,576). The same arguments give the same
 * members. */
SSI_C_EXPORT ssi_status ssi_generate(uint64_t members, uint64_t seed, uint32_t industries,
                                     uint64_t batch_rows, int32_t threads,
                                     struct ArrowArrayStream* stream, char** error);

#ifdef __cplusplus
}
#endif

/* NOLINTEND */

#endif /* SSI_SSI_H */
