#include "host/base/log.h"
#include "host/pg/connection_impl.h"
#include "host/pg/terminal.h"

namespace pgstow::pg {
namespace {

constexpr char kPasswordPrompt[] = "Password: ";

// Keyword and value pairs as libpq takes them; a later pair wins over an earlier one and over what
// a connection string in the first "dbname" says before it.
class Parameters {
 public:
  void Add(const char* keyword, const std::string& value) {
    if (!value.empty()) Force(keyword, value);
  }
  void Force(const char* keyword, const std::string& value) {
    keywords_.push_back(keyword);
    values_.push_back(value.c_str());
  }
  PGconn* Connect() {
    keywords_.push_back(nullptr);
    values_.push_back(nullptr);
    return PQconnectdbParams(keywords_.data(), values_.data(), /*expand_dbname=*/1);
  }

 private:
  std::vector<const char*> keywords_;
  std::vector<const char*> values_;
};

std::string_view WithoutNewlineAtEnd(std::string_view text) {
  if (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  return text;
}

void ReceiveNotice(void* notice, const char* message) {
  const auto& function = *static_cast<const NoticeFunction*>(notice);
  if (function) function(WithoutNewlineAtEnd(message));
}

std::string Text(const char* text) { return text == nullptr ? std::string() : text; }

}  // namespace

void Connection::Impl::Open(const Impl* pinned) {
  Parameters parameters;
  parameters.Add("host", options.host);
  parameters.Add("port", options.port);
  parameters.Add("user", options.user);
  if (password) parameters.Force("password", *password);
  parameters.Add("dbname", options.dbname);
  parameters.Add("dbname", options.override_dbname);
  if (pinned != nullptr) {
    parameters.Add("host", pinned->host);
    parameters.Add("hostaddr", pinned->host_address);
    parameters.Add("port", pinned->port);
  }
  parameters.Add("fallback_application_name", options.application_name);
  connection.reset(parameters.Connect());
  if (connection == nullptr) throw std::bad_alloc();
  if (PQstatus(pg()) != CONNECTION_OK) return;

  cancel.reset(PQgetCancel(pg()));
  host = Text(PQhost(pg()));
  port = Text(PQport(pg()));
  host_address = host.starts_with('/') ? std::string() : Text(PQhostaddr(pg()));
  notice = [](std::string_view message) { base::LogLine(base::LogLevel::kInfo, message); };
  PQsetNoticeProcessor(pg(), ReceiveNotice, &notice);
  on_interrupt.emplace([this] { Cancel(); });
}

std::unique_ptr<Connection> Connection::Connect(const ConnectionOptions& options) {
  std::unique_ptr<Connection> result(new Connection);
  Impl& impl = *result->impl_;
  impl.options = options;
  if (options.password == ConnectionOptions::Password::kForce) {
    impl.password = PromptSecret(kPasswordPrompt);
  }
  impl.Open(nullptr);
  if (result->broken() && PQconnectionNeedsPassword(impl.pg()) != 0 && !impl.password &&
      options.password != ConnectionOptions::Password::kNever) {
    impl.password = PromptSecret(kPasswordPrompt);
    impl.Open(nullptr);
  }
  if (result->broken()) impl.Fail(ServerError::Stage::kConnect, nullptr, "");
  return result;
}

std::unique_ptr<Connection> Connection::Another(const std::string& database) const {
  std::unique_ptr<Connection> result(new Connection);
  Impl& impl = *result->impl_;
  impl.options = impl_->options;
  if (!database.empty()) impl.options.override_dbname = database;
  impl.password = impl_->password;
  impl.Open(impl_.get());
  if (result->broken()) impl.Fail(ServerError::Stage::kConnect, nullptr, "");
  return result;
}

}  // namespace pgstow::pg
