// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <string_view>

#include "command_line.hpp"
#include "ssi/error.hpp"
#include "ssi/report/text.hpp"

namespace {

// Exit codes of sysexits.h.
constexpr int kBadData = 65;
constexpr int kNoInput = 66;
constexpr int kInternalError = 70;
constexpr int kCannotCreate = 73;
constexpr int kInputOutputError = 74;
constexpr int kBadModel = 78;

int exit_code(const ssi::FileError& error) {
  switch (error.operation()) {
    case ssi::FileError::Operation::open:
      return kNoInput;
    case ssi::FileError::Operation::create:
      return kCannotCreate;
    default:
      return kInputOutputError;
  }
}

/// Prints each line of the message behind the command's name. Returns the code.
int fail(int code, std::string_view message) {
  while (!message.empty()) {
    const std::string_view line = message.substr(0, message.find('\n'));
    std::fprintf(stderr, "ssi: %s\n", ssi::printable(line).c_str());
    message.remove_prefix(line.size() + (line.size() < message.size() ? 1 : 0));
  }
  return code;
}

/// Keeps files that are opened later from taking the number of a standard stream that the caller
/// has closed, and from getting the text that is printed there. Reading and writing such a stream
/// still fails, and messages on a closed stderr are lost.
void occupy_closed_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) >= 0) continue;
    const int null = ::open("/dev/null", stream == STDOUT_FILENO ? O_RDONLY : O_WRONLY);
    if (null != stream) ::close(null);  // no /dev/null here
  }
}

/// A reader that goes away ends the command quietly, whatever it inherited.
void end_with_the_reader() {
  std::signal(SIGPIPE, SIG_DFL);
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  ::sigprocmask(SIG_UNBLOCK, &pipe, nullptr);
}

}  // namespace

int main(int argc, char** argv) {
  occupy_closed_streams();
  end_with_the_reader();
  std::signal(SIGXFSZ, SIG_IGN);  // writing beyond `ulimit -f` fails instead
  try {
    return ssi::command::run_command_line(argc, argv);
  } catch (const ssi::FileError& error) {
    return fail(exit_code(error), error.what());
  } catch (const ssi::DataError& error) {
    return fail(kBadData, error.what());
  } catch (const ssi::ModelError& error) {
    return fail(kBadModel, error.what());
  } catch (const ssi::ActionError& error) {
    return fail(kBadModel, error.what());
  } catch (const ssi::EvidenceError& error) {
    return fail(kBadData, error.what());
  } catch (const std::bad_alloc&) {
    return fail(kInternalError, "out of memory");
  } catch (const std::exception& error) {
    return fail(kInternalError, error.what());
  }
}
