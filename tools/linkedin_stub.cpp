#include "ssi/import/linkedin.hpp"
#include "ssi/error.hpp"
namespace ssi {
ImportedLog read_linkedin(const std::string& p, const LinkedInOptions&) { throw DataError({p,0,"",""}, "stub"); }
void add(ActivityLogBuilder&, const ImportedLog&) {}
std::string summary_of(const ImportedLog&) { return {}; }
DecisionMakers DecisionMakers::standard() { return {}; }
}
