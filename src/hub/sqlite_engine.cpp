#include "hub/schema.h"
#include "hub/sql.h"
#include "sqlite/database.h"
#include "sqlite/migrations.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <optional>
#include <sys/file.h>
#include <unistd.h>
#include <unordered_map>

namespace hub {
namespace {

using base::Result;
using sqlite::Database;
using sqlite::Statement;

constexpr std::uint32_t application_id = 0x56485542; // "VHUB"
constexpr std::size_t maximum_prepared = 200;

void bind(Statement& statement, const Values& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        const int parameter = static_cast<int>(i + 1);
        if (const auto* integer = std::get_if<std::int64_t>(&values[i]))
            statement.bind(parameter, *integer);
        else if (const auto* text = std::get_if<std::string>(&values[i]))
            statement.bind(parameter, std::string_view{*text});
        else if (const auto* bytes = std::get_if<base::Bytes>(&values[i]))
            statement.bind(parameter, base::ByteView{*bytes});
        else
            statement.bind_null(parameter);
    }
}

Row row_of(const Statement& statement) {
    Values values;
    for (int column = 0; column < statement.columns(); ++column)
        switch (statement.kind(column)) {
        case Statement::Kind::null:
            values.emplace_back();
            break;
        case Statement::Kind::integer:
            values.emplace_back(statement.integer(column));
            break;
        case Statement::Kind::text:
            values.emplace_back(std::string{statement.text(column)});
            break;
        case Statement::Kind::bytes: {
            const base::ByteView bytes = statement.bytes(column);
            values.emplace_back(base::Bytes(bytes.begin(), bytes.end()));
            break;
        }
        }
    return Row{std::move(values)};
}

// An open file with its prepared statements.
class Connection final : public Sql {
public:
    explicit Connection(Database database)
        : database_(std::move(database)) {}

    Database& database() { return database_; }

    Result<Answer> run(std::string_view sql, Values values) override {
        TRY(Statement * statement, prepared(sql));
        return answer(*statement, values);
    }

    Result<std::vector<Answer>> run_each(std::string_view sql,
                                         std::span<const Values> rows) override {
        TRY(Statement * statement, prepared(sql));
        std::vector<Answer> answers;
        for (const Values& values : rows) {
            TRY(answers.emplace_back(), answer(*statement, values));
        }
        return answers;
    }

private:
    Result<Statement*> prepared(std::string_view sql) {
        const auto known = statements_.find(std::string{sql});
        if (known != statements_.end())
            return &known->second;
        if (statements_.size() >= maximum_prepared)
            statements_.clear();
        TRY(Statement statement, database_.prepare(sql));
        return &statements_.emplace(std::string{sql}, std::move(statement)).first->second;
    }

    Result<Answer> answer(Statement& statement, const Values& values) {
        bind(statement, values);
        Answer answer;
        while (true) {
            auto row = statement.step();
            if (!row) {
                statement.reset();
                return std::unexpected(std::move(row).error());
            }
            if (!*row)
                break;
            answer.rows.push_back(row_of(statement));
        }
        statement.reset();
        answer.changes = database_.changes();
        return answer;
    }

    Database database_;
    std::unordered_map<std::string, Statement> statements_; // goes before the database
};

// Held as long as the engine lives; the system releases it when the process dies, however it dies.
class FileLock {
public:
    FileLock() = default;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock() {
        if (descriptor_ >= 0)
            ::close(descriptor_);
    }
    Result<void> take(const std::string& path) {
        descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (descriptor_ < 0)
            return base::fail(base::ErrorCode::read_only, path + ": " + std::strerror(errno));
        if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0)
            return base::fail(base::ErrorCode::busy, path + ": another hub uses it");
        return {};
    }

private:
    int descriptor_ = -1;
};

// One connection writes, one reads, each under its own mutex. After a failure a connection is
// closed and opened anew: after a sync that failed, what the process believes to be on the disk is
// worth nothing.
class SqliteEngine final : public Engine {
public:
    SqliteEngine(std::string path, std::string vfs)
        : path_(std::move(path))
        , vfs_(std::move(vfs)) {}
    ~SqliteEngine() override {
        reader_.reset();
        if (writer_)
            writer_->database().checkpoint_on_close();
    }

    std::string_view name() const override { return "sqlite"; }
    std::size_t concurrent_changes() const override { return 1; }

    Result<void> open() {
        const std::lock_guard lock(writing_);
        if (vfs_.empty())
            TRY_VOID(lock_.take(path_ + ".lock"));
        return open_writer();
    }

    Result<void> change(const Steps& steps) override {
        const std::lock_guard lock(writing_);
        TRY_VOID(open_writer());
        auto transaction = sqlite::Transaction::begin(writer_->database());
        if (!transaction) {
            writer_.reset();
            return std::unexpected(std::move(transaction).error());
        }
        TRY_VOID(steps(*writer_)); // a refusal of the rules, or of the engine: undone
        auto committed = transaction->commit();
        if (!committed) {
            { const auto rolled_back = std::move(*transaction); }
            writer_.reset();
        }
        return committed;
    }

    Result<void> look(const Steps& steps) override {
        const std::lock_guard lock(reading_);
        if (!reader_) {
            TRY(Database database,
                Database::open(path_, {.access = sqlite::Access::read, .vfs = vfs_}));
            reader_.emplace(std::move(database));
        }
        auto begun = reader_->database().execute("BEGIN");
        auto looked = begun ? steps(*reader_) : begun;
        if (!begun || !reader_->database().execute("COMMIT"))
            reader_.reset();
        return looked;
    }

    // The bytes of deleted rows are overwritten at once (Deleted::overwritten); what is left of
    // them stands in the WAL.
    Result<void> forget_erased() override {
        const std::lock_guard lock(writing_);
        const std::lock_guard no_reader(reading_);
        TRY_VOID(open_writer());
        return writer_->database().truncate_wal();
    }

private:
    Result<void> open_writer() {
        if (writer_)
            return {};
        TRY(Database database, Database::open(path_, {.access = sqlite::Access::write,
                                                      .deleted = sqlite::Deleted::overwritten,
                                                      .page_bytes = 8192,
                                                      .vfs = vfs_}));
        std::array<std::string, schema_version> texts;
        std::array<const char*, schema_version> steps{};
        for (std::size_t i = 0; i < steps.size(); ++i) {
            for (const std::string& each : schema_step(static_cast<int>(i) + 1, Dialect::sqlite))
                texts[i] += each + ";\n";
            steps[i] = texts[i].c_str();
        }
        TRY_VOID(sqlite::migrate(database, {"hub", application_id, steps}));
        writer_.emplace(std::move(database));
        return {};
    }

    std::string path_;
    std::string vfs_;
    FileLock lock_;
    std::mutex writing_;
    std::mutex reading_;
    std::optional<Connection> writer_;
    std::optional<Connection> reader_;
};

} // namespace

Result<std::unique_ptr<Engine>> open_sqlite(const std::string& path, const std::string& vfs) {
    auto engine = std::make_unique<SqliteEngine>(path, vfs);
    TRY_VOID(engine->open());
    return engine;
}

} // namespace hub
