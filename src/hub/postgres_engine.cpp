#include "hub/schema.h"
#include "hub/sql.h"

#include <libpq-fe.h>

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <unordered_map>

namespace hub {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::size_t maximum_connections = 8; // of this process
constexpr std::size_t maximum_changes = 3;     // some are sent while others are being synced
constexpr Oid type_bytea = 17;
constexpr Oid type_int8 = 20;
constexpr Oid type_int4 = 23;
constexpr std::int64_t migration_lock = 0x56485542; // an arbitrary number that all hubs share

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using ResultPointer = std::unique_ptr<PGresult, ClearResult>;
struct CloseConnection {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};

// ?1 becomes $1. A question mark stands nowhere else in our SQL.
std::string dollars(std::string_view sql) {
    std::string text{sql};
    std::ranges::replace(text, '?', '$');
    return text;
}

ErrorCode code_of(std::string_view sqlstate) {
    if (sqlstate == "53100")
        return ErrorCode::disk_full;
    if (sqlstate.starts_with("25006"))
        return ErrorCode::read_only;
    if (sqlstate.starts_with("XX"))
        return ErrorCode::corrupt;
    if (sqlstate.starts_with("23"))
        return ErrorCode::invalid;
    if (sqlstate.starts_with("40"))
        return ErrorCode::busy;
    return ErrorCode::unavailable;
}

// The message alone: the server's DETAIL and CONTEXT may hold values.
base::Error error_of(const PGresult* result, PGconn* connection) {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char* message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    if (state != nullptr && message != nullptr)
        return {code_of(state), std::string{"PostgreSQL: "} + message};
    std::string text = PQerrorMessage(connection);
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    return {ErrorCode::unavailable, "PostgreSQL: " + text};
}

std::int64_t big_endian(const char* bytes, int size) {
    std::uint64_t number = 0;
    for (int i = 0; i < size; ++i)
        number = number << 8 | static_cast<std::uint8_t>(bytes[i]);
    if (size == 4)
        return static_cast<std::int32_t>(static_cast<std::uint32_t>(number));
    return static_cast<std::int64_t>(number);
}

Value value_in(const PGresult* result, int row, int column) {
    if (PQgetisnull(result, row, column) != 0)
        return {};
    const char* bytes = PQgetvalue(result, row, column);
    const int size = PQgetlength(result, row, column);
    switch (PQftype(result, column)) {
    case type_int8:
    case type_int4:
        return big_endian(bytes, size);
    case type_bytea: {
        const auto* data = reinterpret_cast<const std::uint8_t*>(bytes);
        return base::Bytes(data, data + size);
    }
    default:
        return std::string(bytes, static_cast<std::size_t>(size));
    }
}

Answer answer_in(PGresult* result) {
    Answer answer;
    for (int row = 0; row < PQntuples(result); ++row) {
        Values values;
        for (int column = 0; column < PQnfields(result); ++column)
            values.push_back(value_in(result, row, column));
        answer.rows.emplace_back(std::move(values));
    }
    const std::string_view changed = PQcmdTuples(result);
    std::from_chars(changed.data(), changed.data() + changed.size(), answer.changes);
    return answer;
}

// Integers travel as text, whose type the server knows from where they stand.
class Parameters {
public:
    explicit Parameters(const Values& values) {
        for (const Value& value : values) {
            const auto* text = std::get_if<std::string>(&value);
            const auto* bytes = std::get_if<base::Bytes>(&value);
            if (const auto* integer = std::get_if<std::int64_t>(&value))
                text = &numbers_.emplace_back(std::to_string(*integer));
            const void* data = bytes != nullptr  ? static_cast<const void*>(bytes->data())
                               : text != nullptr ? static_cast<const void*>(text->data())
                                                 : nullptr;
            if (bytes != nullptr && bytes->empty())
                data = "";
            pointers_.push_back(static_cast<const char*>(data));
            const std::size_t size = bytes != nullptr  ? bytes->size()
                                     : text != nullptr ? text->size()
                                                       : 0;
            lengths_.push_back(static_cast<int>(size));
            formats_.push_back(bytes != nullptr ? 1 : 0);
        }
    }
    bool send(PGconn* connection, const std::string& statement) const {
        return PQsendQueryPrepared(connection, statement.c_str(),
                                   static_cast<int>(pointers_.size()), pointers_.data(),
                                   lengths_.data(), formats_.data(), 1) == 1;
    }

private:
    std::deque<std::string> numbers_; // does not move what it holds
    std::vector<const char*> pointers_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
};

class Connection final : public Sql {
public:
    static Result<std::unique_ptr<Connection>> open(const std::string& address) {
        std::unique_ptr<PGconn, CloseConnection> raw(PQconnectdb(address.c_str()));
        if (PQstatus(raw.get()) != CONNECTION_OK)
            return std::unexpected(error_of(nullptr, raw.get()));
        auto connection = std::make_unique<Connection>(std::move(raw));
        // Durable whatever the server's configuration says: an acknowledgement is a promise.
        TRY_VOID(connection->command("SET synchronous_commit = on"));
        TRY_VOID(connection->command("SET client_min_messages = warning"));
        return connection;
    }
    explicit Connection(std::unique_ptr<PGconn, CloseConnection> raw)
        : raw_(std::move(raw)) {}

    bool is_sound() const { return PQstatus(raw_.get()) == CONNECTION_OK; }

    Result<void> command(const char* sql) {
        const ResultPointer result(PQexec(raw_.get(), sql));
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
            return std::unexpected(error_of(result.get(), raw_.get()));
        // The COMMIT of a transaction in which something failed succeeds, as a ROLLBACK.
        if (std::string_view{sql} == "COMMIT" &&
            std::string_view{PQcmdStatus(result.get())} != "COMMIT")
            return base::fail(ErrorCode::unavailable, "PostgreSQL: nothing was committed");
        return {};
    }

    Result<Answer> run(std::string_view sql, Values values) override {
        TRY(const std::string statement, prepared(sql));
        if (!Parameters(values).send(raw_.get(), statement))
            return std::unexpected(error_of(nullptr, raw_.get()));
        auto answer = next_answer();
        while (const ResultPointer rest{PQgetResult(raw_.get())}) {
        }
        return answer;
    }

    // In one round trip, by libpq's pipeline mode.
    Result<std::vector<Answer>> run_each(std::string_view sql,
                                         std::span<const Values> rows) override {
        std::vector<Answer> answers;
        for (std::size_t at = 0; at < rows.size(); at += maximum_pipelined)
            TRY_VOID(pipeline(sql, rows.subspan(at, std::min(maximum_pipelined, rows.size() - at)),
                              answers));
        return answers;
    }

private:
    // What is sent before anything is read must fit into the buffers of both sides.
    static constexpr std::size_t maximum_pipelined = 200;

    Result<std::string> prepared(std::string_view sql) {
        const auto known = statements_.find(std::string{sql});
        if (known != statements_.end())
            return known->second;
        const std::string name = "s" + std::to_string(statements_.size());
        const ResultPointer result(
            PQprepare(raw_.get(), name.c_str(), dollars(sql).c_str(), 0, nullptr));
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
            return std::unexpected(error_of(result.get(), raw_.get()));
        statements_.emplace(std::string{sql}, name);
        return name;
    }

    Result<Answer> next_answer() {
        const ResultPointer result(PQgetResult(raw_.get()));
        const auto status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
            return std::unexpected(error_of(result.get(), raw_.get()));
        return answer_in(result.get());
    }

    Result<void> pipeline(std::string_view sql, std::span<const Values> rows,
                          std::vector<Answer>& answers) {
        TRY(const std::string statement, prepared(sql));
        if (PQenterPipelineMode(raw_.get()) != 1)
            return std::unexpected(error_of(nullptr, raw_.get()));
        bool sent = true;
        for (const Values& values : rows)
            sent = sent && Parameters(values).send(raw_.get(), statement);
        sent = sent && PQpipelineSync(raw_.get()) == 1;
        Result<void> all{};
        if (!sent)
            all = std::unexpected(error_of(nullptr, raw_.get()));
        for (std::size_t i = 0; sent && all && i < rows.size(); ++i) {
            auto answer = next_answer();
            const ResultPointer end_of_one{PQgetResult(raw_.get())};
            if (answer)
                answers.push_back(std::move(*answer));
            else
                all = std::unexpected(std::move(answer).error());
        }
        leave_pipeline();
        return all;
    }

    // Reads on to the mark that PQpipelineSync set.
    void leave_pipeline() {
        while (PQstatus(raw_.get()) == CONNECTION_OK) {
            const ResultPointer result{PQgetResult(raw_.get())};
            if (result && PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC)
                break;
        }
        PQexitPipelineMode(raw_.get());
    }

    std::unique_ptr<PGconn, CloseConnection> raw_;
    std::unordered_map<std::string, std::string> statements_;
};

class PostgresEngine final : public Engine {
public:
    explicit PostgresEngine(std::string address)
        : address_(std::move(address)) {}

    std::string_view name() const override { return "postgresql"; }
    std::size_t concurrent_changes() const override { return maximum_changes; }

    Result<void> change(const Steps& steps) override {
        return in_transaction("BEGIN ISOLATION LEVEL READ COMMITTED", steps);
    }
    Result<void> look(const Steps& steps) override {
        return in_transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", steps);
    }
    // The server's own vacuum gives the pages back; the manual says what that leaves on its disk.
    Result<void> forget_erased() override { return {}; }

    Result<void> migrate() {
        return change([](Sql& sql) -> Result<void> {
            TRY_VOID(sql.run("SELECT 1 FROM pg_advisory_xact_lock(" +
                             std::to_string(migration_lock) + ")"));
            TRY_VOID(
                sql.run("CREATE TABLE IF NOT EXISTS vitrine_schema (version BIGINT NOT NULL)"));
            TRY(const Answer found, sql.run("SELECT max(version) FROM vitrine_schema"));
            const std::int64_t version = found.rows[0].integer(0);
            if (version > schema_version)
                return base::fail(ErrorCode::newer_schema,
                                  "this store has version " + std::to_string(version) +
                                      ", written by a later Vitrine; this one knows version " +
                                      std::to_string(schema_version) + " at most");
            for (int step = static_cast<int>(version) + 1; step <= schema_version; ++step) {
                for (const std::string& statement : schema_step(step, Dialect::postgresql))
                    TRY_VOID(sql.run(statement));
                TRY_VOID(sql.run("INSERT INTO vitrine_schema VALUES (?1)", {std::int64_t{step}}));
            }
            return {};
        });
    }

private:
    Result<std::unique_ptr<Connection>> take() {
        std::unique_lock lock(mutex_);
        returned_.wait(lock, [&] { return out_ < maximum_connections; });
        ++out_;
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return connection;
        }
        lock.unlock();
        auto opened = Connection::open(address_);
        if (!opened)
            give_back(nullptr);
        return opened;
    }
    void give_back(std::unique_ptr<Connection> connection) {
        const std::lock_guard lock(mutex_);
        --out_;
        if (connection)
            idle_.push_back(std::move(connection));
        returned_.notify_one();
    }

    Result<void> in_transaction(const char* begin, const Steps& steps) {
        TRY(auto connection, take());
        auto done = connection->command(begin);
        if (!done && !connection->is_sound()) {
            // A server that was started again left us with dead connections: once more, on a new
            // one. Nothing had begun.
            auto fresh = Connection::open(address_);
            if (fresh) {
                connection = std::move(*fresh);
                done = connection->command(begin);
            }
        }
        if (done)
            done = steps(*connection);
        if (done)
            done = connection->command("COMMIT");
        const bool undone = done || (connection->is_sound() && connection->command("ROLLBACK"));
        give_back(undone && connection->is_sound() ? std::move(connection) : nullptr);
        return done;
    }

    std::string address_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> idle_;
    std::size_t out_ = 0;
};

} // namespace

Result<std::unique_ptr<Engine>> open_postgres(const std::string& address) {
    auto engine = std::make_unique<PostgresEngine>(address);
    TRY_VOID(engine->migrate());
    return engine;
}

} // namespace hub
