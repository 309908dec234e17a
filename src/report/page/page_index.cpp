// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "report/page/numbers.hpp"
#include "report/page/sections.hpp"
#include "report/page/shown.hpp"
#include "report/page/template.hpp"
#include "report/page/words.hpp"
#include "report/print.hpp"
#include "ssi/report/page.hpp"
#include "ssi/report/text.hpp"

namespace ssi {
namespace {

using internal::Fields;

/// Returns the address of a file beside the page: every byte but those of plain names is encoded,
/// so that none begins a scheme or a query, and a slash in front does not name another host.
std::string address_of(std::string_view file) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string result = file.starts_with('/') ? "." : "";
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

Fields link_fields(const PageLink& page, Points maximum) {
  Fields result;
  result.set("page_file", address_of(page.file));
  result.set("page_id", internal::shown(page.id));
  result.set("page_total", internal::points_text(page.total));
  result.set("page_share", internal::share_text(page.total, maximum));
  result.set("page_band", page.band.empty()
                              ? "\u2013"
                              : internal::capitalised(internal::spaced_name(page.band)));
  result.set("page_coverage", internal::percent_text(page.coverage));
  return result;
}

}  // namespace

std::string to_html(const PageIndex& index) {
  static const internal::Template page_template("index");
  Fields fields;
  internal::set_frame(fields, "Members", index.model, index.day);
  internal::set_notes(fields, {});
  fields.set("index_title", "Members");
  fields.set("index_words",
             fmt::format("{}, each with a page{}.", counted(index.pages.size(), "member"),
                         index.day ? ", as of " + internal::date_text(*index.day) : ""));
  fields.set("has_pages", !index.pages.empty());
  fields.set("has_bands", std::ranges::any_of(index.pages, [](const PageLink& page) {
               return !page.band.empty();
             }));
  Fields::List pages;
  for (const PageLink& page : index.pages) {
    pages.push_back(link_fields(page, index.model.maximum()));
  }
  fields.set("pages", std::move(pages));
  return page_template.render(fields);
}

}  // namespace ssi
