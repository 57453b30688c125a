// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** Lets signers act as the scenario says, once their time has come. */
final class ScenarioRun {
    private final Clock clock;
    private final Map<String, Instant> waitingSince = new HashMap<>();

    ScenarioRun(Clock clock) {
        this.clock = clock;
    }

    synchronized void act(Scenario scenario, Collection<ProviderModule<?>> modules) {
        if (scenario.signers().isEmpty()) {
            return;
        }
        for (ProviderModule<?> module : modules) {
            for (Envelope envelope : module.envelopes()) {
                for (Envelope.Signer signer : envelope.signers()) {
                    scenario.ruleFor(signer.email())
                            .filter(rule -> rule.does() != Scenario.Act.WAIT)
                            .ifPresent(rule -> act(rule, module, envelope.id(), signer.email()));
                }
            }
        }
    }

    synchronized void forget() {
        waitingSince.clear();
    }

    private void act(Scenario.Rule rule, ProviderModule<?> module, String id, String email) {
        String key = module.name() + ' ' + id + ' ' + email;
        if (!module.waitsFor(id, email)) {
            waitingSince.remove(key);
            return;
        }
        Instant now = clock.instant();
        Instant since = waitingSince.computeIfAbsent(key, first -> now);
        if (since.plus(rule.after()).isAfter(now)) {
            return;
        }
        waitingSince.remove(key);
        try {
            if (rule.does() == Scenario.Act.SIGN) {
                module.sign(id, email);
            } else {
                module.decline(id, email, rule.reason());
            }
        } catch (IllegalStateException | NoSuchElementException e) {
            // somebody else acted in between
        }
    }
}
