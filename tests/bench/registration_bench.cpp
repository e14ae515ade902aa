// What a visitor waits for after "Envoyer": sealing and one durable commit, beside the one thing
// that no durable store can avoid, a write and an fdatasync of the same bytes on the same disk.
#include "crypto/start.h"
#include "registration/letter.h"
#include "store/outbox_store.h"

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace {

const base::Instant now = *base::parse_instant("2025-10-21T10:04:00Z");

registration::Sealer make_sealer(crypto::Random& random) {
    const auto employer = crypto::make_secret_key<crypto::KeyRole::employer>(random);
    registration::Sealer sealer{
        {},
        crypto::make_secret_key<crypto::KeyRole::escrow>(random).public_key(),
        crypto::make_secret_key<crypto::KeyRole::device>(random),
        "Borne 12",
    };
    base::ensure(sealer.employers.add("Ville de Valrive", employer.public_key()).has_value());
    return sealer;
}

registration::Draft make_draft() {
    registration::Draft draft;
    base::ensure(draft.name.append("Camille Exemple"));
    base::ensure(draft.mail.append("camille@valrive.example"));
    return draft;
}

registration::Registration compose(const registration::Draft& draft, registration::Sealer& sealer,
                                   crypto::Random& random) {
    const registration::OfferNamed offer{{"valrive-1"}, "Jardinier", "VV-1", "Ville de Valrive"};
    registration::Notice notice;
    notice.version = "1";
    notice.language = "fr";
    auto composed = registration::compose(draft, {&offer, 1}, sealer, notice, now, random);
    base::ensure(composed.has_value());
    return std::move(*composed);
}

void Register(benchmark::State& state) {
    crypto::start();
    crypto::SystemRandom random;
    registration::Sealer sealer = make_sealer(random);
    const registration::Draft draft = make_draft();
    std::filesystem::remove_all("register");
    auto folder = store::open_folder("register");
    auto outbox = store::OutboxStore::open(*folder);
    base::ensure(outbox.has_value());
    for (auto _ : state) {
        const registration::Registration made = compose(draft, sealer, random);
        base::ensure(outbox->save(made.letters, now).has_value());
    }
}

void Fdatasync(benchmark::State& state) {
    crypto::start();
    crypto::SystemRandom random;
    registration::Sealer sealer = make_sealer(random);
    const registration::Registration made = compose(make_draft(), sealer, random);
    const base::Bytes bytes = crypto::serialise(made.letters.front());
    const int file = ::open("fdatasync", O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    base::ensure(file >= 0);
    for (auto _ : state) {
        base::ensure(::write(file, bytes.data(), bytes.size()) ==
                     static_cast<ssize_t>(bytes.size()));
        base::ensure(::fdatasync(file) == 0);
    }
    ::close(file);
}

BENCHMARK(Register)->Iterations(300)->UseRealTime();
BENCHMARK(Fdatasync)->Iterations(300)->UseRealTime();

} // namespace
