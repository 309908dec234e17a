// SPDX-License-Identifier: MIT
#include "c/status.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <stdexcept>
#include <string>

#include "ssi/arrow/score_stream.hpp"
#include "ssi/error.hpp"

namespace ssi::c {
namespace {

struct Outcome {
  ssi_status status;
  std::string message;
};

ssi_status status_of(const StreamError& error) noexcept {
  switch (error.code()) {
    case EDOM:  // one of our own streams
      return SSI_DATA;
    case EINVAL:
      return SSI_INVALID;
    default:
      return SSI_STREAM;
  }
}

/// Returns what the exception that is being handled means.
Outcome outcome_of_exception() {
  try {
    throw;
  } catch (const StreamError& error) {
    return {status_of(error), error.what()};
  } catch (const ModelError& error) {
    return {SSI_MODEL, error.what()};
  } catch (const ActionError& error) {
    return {SSI_MODEL, error.what()};
  } catch (const Error& error) {
    return {SSI_DATA, error.what()};
  } catch (const std::logic_error& error) {
    return {SSI_INVALID, error.what()};
  } catch (const std::bad_alloc&) {
    return {SSI_OTHER, "out of memory"};
  } catch (const std::exception& error) {
    return {SSI_OTHER, error.what()};
  }
}

}  // namespace

ssi_status run(char** error, const std::function<void()>& task) noexcept {
  try {
    try {
      task();
      return SSI_OK;
    } catch (...) {
      const Outcome outcome = outcome_of_exception();
      if (error != nullptr) *error = copy_of(outcome.message);
      return outcome.status;
    }
  } catch (...) {  // no memory for the message
    if (error != nullptr) *error = nullptr;
    return SSI_OTHER;
  }
}

char* copy_of(std::string_view text) {
  auto* copy = static_cast<char*>(std::malloc(text.size() + 1));
  if (copy == nullptr) throw std::bad_alloc();
  if (!text.empty()) std::memcpy(copy, text.data(), text.size());
  copy[text.size()] = '\0';
  return copy;
}

void require(const void* argument, const char* name) {
  if (argument == nullptr) throw std::invalid_argument(std::string(name) + " is NULL");
}

Execution execution_of(int32_t threads) {
  constexpr int32_t kMostThreads = 4096;
  if (threads < 0 || threads > kMostThreads) {
    throw std::invalid_argument("threads must be 0 to " + std::to_string(kMostThreads));
  }
  return {.threads = static_cast<std::size_t>(threads)};
}

TakenStream::TakenStream(ArrowArrayStream* stream) : stream_(stream) {
  require(stream, "the stream");
}

TakenStream::~TakenStream() {
  if (stream_->release != nullptr) stream_->release(stream_);
}

}  // namespace ssi::c
