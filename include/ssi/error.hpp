// SPDX-License-Identifier: MIT
#ifndef SSI_ERROR_HPP
#define SSI_ERROR_HPP

#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

#include "ssi/export.hpp"

namespace ssi {

/// The base of the errors for bad input. Misuse of an interface throws std::invalid_argument.
class SSI_EXPORT Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
  ~Error() override;
};

/// A file that cannot be opened, read or written.
class SSI_EXPORT FileError : public Error {
 public:
  /// The operation on the file that failed.
  enum class Operation { open, read, create, write };
  /// `error_number` is an errno value.
  FileError(Operation operation, const std::string& file, int error_number);
  ~FileError() override;

  /// The operation that failed.
  Operation operation() const noexcept { return operation_; }

 private:
  Operation operation_;
};

/// A malformed file of members, activities, connections or cohorts. what() is one line: "FILE:LINE:
/// column 'NAME': 'CELL' RULE". Invisible characters are escaped in it, as printable() does.
class SSI_EXPORT DataError : public Error {
 public:
  /// Where and what; the column is empty in the header, and the cell where the whole line is wrong.
  struct Place {
    std::string file;               ///< as it was named; standard input is "<stdin>"
    std::size_t line = 0;           ///< from 1, as an editor counts; 0: the file as a whole
    std::string column;             ///< the name of the column
    std::string cell;               ///< what stands in it
    std::size_t column_number = 0;  ///< from 1, of a column that has no name; else 0
  };
  /// `rule` says which rule is broken there, e.g. "is not a whole number".
  DataError(Place place, const std::string& rule);
  ~DataError() override;

  /// Where it is.
  const Place& place() const noexcept { return place_; }
  /// Which rule is broken.
  const std::string& rule() const noexcept { return rule_; }

 private:
  Place place_;
  std::string rule_;
};

/// One reason why a model, or a list of actions, is refused.
struct ModelProblem {
  std::size_t line = 0;  ///< in the file, from 1; 0: not from a file
  std::string key;       ///< what is wrong, e.g. "competency.insights.shares.full"
  std::string rule;      ///< which rule it breaks

  friend bool operator==(const ModelProblem&, const ModelProblem&) = default;
};

/// A model that breaks rules: all of them at once, of more than 100 the first 100 and how many
/// there are besides. what() has a line for each.
class SSI_EXPORT ModelError : public Error {
 public:
  /// `file` is empty for a model that was not read from one.
  ModelError(const std::string& file, std::vector<ModelProblem> problems);
  ~ModelError() override;

  /// The rules broken, at least one, in the order of the file.
  const std::vector<ModelProblem>& problems() const noexcept { return problems_; }

 private:
  std::vector<ModelProblem> problems_;
};

/// A list of actions that breaks rules, or whose actions are too entangled to be searched: like
/// ModelError.
class SSI_EXPORT ActionError : public Error {
 public:
  /// `file` is empty for a list that was not read from one.
  ActionError(const std::string& file, std::vector<ModelProblem> problems);
  ~ActionError() override;

  /// The rules broken, at least one, in the order of the file.
  const std::vector<ModelProblem>& problems() const noexcept { return problems_; }

 private:
  std::vector<ModelProblem> problems_;
};

/// A question that these members cannot answer: they are too few, say, or all have the same
/// outcome. what() is one line that says why.
class SSI_EXPORT EvidenceError : public Error {
 public:
  using Error::Error;
  ~EvidenceError() override;
};

}  // namespace ssi

#endif  // SSI_ERROR_HPP
