// SPDX-License-Identifier: MIT
#include <string>
#include <utility>

#include "base/text.hpp"
#include "report/page/sections.hpp"
#include "report/page/shown.hpp"
#include "report/page/template.hpp"
#include "ssi/report/page.hpp"
#include "ssi/report/text.hpp"

namespace ssi {
namespace {

/// Returns the address of a file beside the page: every byte but those of plain names is encoded,
/// so that none begins a scheme, a query or a folder.
std::string address_of(std::string_view file) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string result;
  for (const char c : file) {
    if (kPlain.find(c) != std::string_view::npos) {
      result += c;
    } else {
      result += '%';
      internal::append_hex(result, static_cast<unsigned char>(c), 2);
    }
  }
  return result;
}

}  // namespace

std::string to_html(const PageIndex& index) {
  static const internal::Template kTemplate("index");
  internal::Fields fields;
  internal::set_frame(fields, "Members", index.model, index.day);
  internal::Fields::List pages;
  for (const PageLink& page : index.pages) {
    pages.emplace_back()
        .set("id", internal::shown(page.id))
        .set("href", address_of(page.file))
        .set("total", to_string(page.total))
        .set("coverage", to_string(page.coverage))
        .set("band", internal::shown(page.band));
  }
  fields.set("pages", std::move(pages));
  fields.set("members", counted(index.pages.size(), "member"));
  return kTemplate.render(fields);
}

}  // namespace ssi
