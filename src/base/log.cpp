// SPDX-License-Identifier: MIT
#include "base/log.hpp"

#include <spdlog/logger.h>
#include <spdlog/sinks/base_sink.h>

#include <memory>
#include <mutex>
#include <string>

#include "base/escape.hpp"

namespace ssi {
namespace {

static_assert(static_cast<int>(LogLevel::off) == 4, "the tables below list the levels in order");
constexpr spdlog::level::level_enum kToSpdlog[] = {spdlog::level::debug, spdlog::level::info,
                                                   spdlog::level::warn, spdlog::level::err,
                                                   spdlog::level::off};

LogLevel from_spdlog(spdlog::level::level_enum level) {
  for (std::size_t i = 0; i < std::size(kToSpdlog); ++i) {
    if (kToSpdlog[i] == level) return static_cast<LogLevel>(i);
  }
  return LogLevel::debug;
}

/// Hands lines to whoever called set_log(); base_sink's mutex lets one through at a time.
class ReceiverSink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  void set_receiver(LogReceiver receiver) {
    const std::lock_guard lock(mutex_);
    receiver_ = std::move(receiver);
  }

 private:
  void sink_it_(const spdlog::details::log_msg& message) override {
    if (!receiver_) return;
    receiver_(from_spdlog(message.level), {message.payload.data(), message.payload.size()});
  }
  void flush_() override {}

  LogReceiver receiver_;
};

struct Log {
  std::shared_ptr<ReceiverSink> sink = std::make_shared<ReceiverSink>();
  spdlog::logger logger{"ssi", sink};
  Log() {
    logger.set_level(spdlog::level::off);
    // Exceptions of a receiver end here: by default spdlog would print them.
    logger.set_error_handler([](const std::string&) {});
  }
};

// Not in spdlog's registry, so that an application's own use of spdlog does not meet it.
Log& the_log() {
  static Log log;
  return log;
}

}  // namespace

void set_log(LogLevel level, LogReceiver receiver) {
  the_log().sink->set_receiver(std::move(receiver));
  the_log().logger.set_level(kToSpdlog[static_cast<std::size_t>(level)]);
}

namespace internal {

bool is_logged(LogLevel level) {
  return the_log().logger.should_log(kToSpdlog[static_cast<std::size_t>(level)]);
}

void write_log(LogLevel level, std::string_view line) {
  const std::string shown = escaped(line);  // anybody may have named a file in it
  the_log().logger.log(kToSpdlog[static_cast<std::size_t>(level)],
                       spdlog::string_view_t(shown.data(), shown.size()));
}

}  // namespace internal
}  // namespace ssi
