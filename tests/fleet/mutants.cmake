# Deliberate faults in the real protocol. Each file named here is compiled once more for the fleet's
# test, with the first words replaced by the second, which ask which mutant lives (mutant.h). A file
# that no longer holds the words fails the build: the fault has to be thought of anew.
mutation(hub/receiver.cpp
[[    std::vector<Incoming> letters;
]]
[[    if (fleet::living == fleet::Mutant::answers_before_commit)
        for (Waiting& each : batch)
            each.done(Received{Reception::kept, clock_().wall});
    std::vector<Incoming> letters;
]])
mutation(hub/receiver.cpp
[[        batch[i].done(received ?]]
[[        if (fleet::living != fleet::Mutant::answers_before_commit)
            batch[i].done(received ?]])
mutation(hub/letters.cpp
[[                              row.instant(1)};
        if (digest != letter.digest)]]
[[                              fleet::living == fleet::Mutant::answers_anew ? now : row.instant(1)};
        if (digest != letter.digest)]])
mutation(hub/letters.cpp
[[                              rows));
        TRY_VOID(grant_wishes(sql, now));]]
[[                              rows));
        TRY_VOID(grant_wishes(sql, now));
        if (fleet::living == fleet::Mutant::forgets_wishes)
            TRY_VOID(sql.run("DELETE FROM wish"));]])
mutation(outbox/outbox.cpp
[[        state = Queued{failures, time.now, wait_after(failures, jitter)};]]
[[        state = Queued{failures, time.now, wait_after(failures, jitter)};
        if (fleet::living == fleet::Mutant::gives_up && failures >= 5)
            state = Acknowledged{time.now};]])
mutation(outbox/outbox.cpp
[[both - acknowledged->received >= kept_for;]]
[[(fleet::living == fleet::Mutant::forgets_at_once ||
                 both - acknowledged->received >= kept_for);]])
mutation(outbox/outbox.cpp
[[    return now < since || now - since >= wait;]]
[[    return (fleet::living != fleet::Mutant::waits_for_its_clock && now < since) ||
           now - since >= wait;]])
mutation(kiosk/courier.cpp
[[    TRY(const auto acknowledgement,]]
[[    if (fleet::living == fleet::Mutant::believes_any_200) {
        TRY_VOID(outbox.mark_acknowledged(id, base::Instant{}));
        return base::Instant{};
    }
    TRY(const auto acknowledgement,]])
mutation(kiosk/courier.cpp
[[        else if (letter.state != store::LetterState::erased)]]
[[        else if (letter.state != store::LetterState::erased &&
                 (fleet::living != fleet::Mutant::starts_with_unsent ||
                  letter.state == store::LetterState::queued))]])
mutation(kiosk/courier.cpp
[[    if (answer->restored && ]]
[[    if (fleet::living != fleet::Mutant::stays_restored && answer->restored && ]])
mutation(store/outbox_store.cpp
[[        unconfirmed_.insert(unconfirmed_.end(), inserted.begin(), inserted.end());]]
[[        unconfirmed_.insert(unconfirmed_.end(), inserted.begin(), inserted.end());
    if (fleet::living == fleet::Mutant::confirms_failure)
        return {};]])
mutation(release/admission.cpp
[[    if (head.epoch < seen->epoch || head.number < seen->number)]]
[[    if (fleet::living != fleet::Mutant::takes_older &&
        (head.epoch < seen->epoch || head.number < seen->number))]])
