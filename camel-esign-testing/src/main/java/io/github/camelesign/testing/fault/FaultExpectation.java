// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.testing.fault.Fault.Place;
import io.github.camelesign.testing.fault.Fault.Proof;
import io.github.camelesign.testing.fault.Fault.Repeat;
import java.time.Duration;

/** What must hold of a call, given what was proved of its outcome. */
public final class FaultExpectation {

    /** That of the option {@code maxRetries}, and the first time. */
    private static final int ATTEMPTS = 3;

    private final FaultOutcome outcome;
    private final FaultCase of;
    private final Fault fault;

    private FaultExpectation(FaultOutcome outcome) {
        this.outcome = outcome;
        this.of = outcome.of();
        this.fault = of.fault();
    }

    /**
     * Verifies it.
     *
     * @throws AssertionError when the route was misled, or something was created twice
     */
    public static void verify(FaultOutcome outcome) {
        try {
            new FaultExpectation(outcome).verify();
        } catch (AssertionError e) {
            throw new AssertionError(outcome + ": " + e.getMessage().strip(), e);
        }
    }

    private void verify() {
        if (!outcome.isSuccess()) {
            assertThat(outcome.failure()).isInstanceOf(EsignOperationException.class);
        }
        boolean create = of.target().kind().isCreate();
        if (create) {
            verifyCreatedOnce();
        }
        if (create && fault.proof() == Proof.MAYBE_DONE) {
            verifyLost();
        } else {
            verifyKnown();
        }
        if (!outcome.isSuccess()) {
            verifyAttempts();
        }
    }

    /** Those of which the client knows that they were sent. */
    private void verifyAttempts() {
        int attempts =
                switch (fault.place()) {
                    case NO_SERVER, TLS, DISTRUSTED, LOGIN -> 0;
                    case CONNECTION -> of.target().kind().isCreate() ? 1 : ATTEMPTS;
                    default -> outcome.requests();
                };
        assertThat(outcome.exception().getAttempts()).as("attempts").isEqualTo(attempts);
    }

    private void verifyCreatedOnce() {
        assertThat(outcome.created()).as("created").hasSizeLessThan(2);
        if (outcome.isSuccess()) {
            assertThat(outcome.created()).as("created").hasSize(1);
            assertThat(outcome.id()).as("id").endsWith(outcome.created().get(0).id());
        } else if (!outcome.created().isEmpty()) {
            verifyUnknown();
        }
    }

    private void verifyUnknown() {
        assertThat(outcome.exception().isOutcomeUnknown()).as("outcome unknown").isTrue();
        assertThat(outcome.exception().isRetryable()).as("retryable").isFalse();
    }

    /** Nobody knows; it is never sent again, but may be found. */
    private void verifyLost() {
        boolean found =
                of.target().kind() == OperationKind.CREATE_WITH_KEY
                        && fault.isHandedOn()
                        && of.finish().isFound()
                        && !(fault.place() == Place.EVERYTHING && of.repeated());
        assertThat(outcome.requests())
                .as("requests")
                .isEqualTo(fault.place() == Place.CONNECTION ? 0 : 1);
        if (found) {
            assertThat(outcome.failure()).isNull();
            assertThat(outcome.found()).as("already existed").isTrue();
        } else {
            assertThat(outcome.failure()).isNotNull();
            verifyUnknown();
        }
    }

    private void verifyKnown() {
        switch (repeat()) {
            case USELESS -> {
                if (fault.proof() == Proof.DONE) {
                    verifySuccess(1);
                } else {
                    verifyFailure(false);
                    assertThat(outcome.requests()).as("requests").isLessThan(2);
                }
            }
            case LATER -> {
                verifyFailure(true);
                assertThat(outcome.exception().getRetryAfter())
                        .as("retryAfter")
                        .hasValueSatisfying(time -> assertThat(time).isGreaterThan(named()));
                assertThat(outcome.requests()).as("requests").isLessThan(2);
            }
            case OUT_OF_TIME -> {
                verifyFailure(true);
                assertThat(outcome.requests()).as("requests").isLessThan(2);
            }
            default -> verifyRepeated();
        }
    }

    private Repeat repeat() {
        if (fault.repeat() != Repeat.WHEN_FREE) {
            return fault.repeat();
        }
        return of.target().isLimitLong() ? Repeat.LATER : Repeat.SOON;
    }

    /** What is named as an hour is not less, and what is known to be a minute is not either. */
    private Duration named() {
        return fault.repeat() == Repeat.LATER ? Duration.ofMinutes(59) : Duration.ofSeconds(59);
    }

    private void verifyRepeated() {
        boolean arrives =
                switch (fault.place()) {
                    case UNREAD, OPERATION, KEPT_CONNECTION, EVERYTHING -> true;
                    default -> false;
                };
        if (fault.place() == Place.CLOSED_CONNECTION || !of.repeated()) {
            verifySuccess(arrives ? 2 : 1);
        } else {
            verifyFailure(true);
            assertThat(outcome.requests()).as("requests").isEqualTo(arrives ? ATTEMPTS : 0);
        }
    }

    private void verifySuccess(int requests) {
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.requests()).as("requests").isEqualTo(requests);
        assertThat(outcome.found()).as("already existed").isFalse();
    }

    private void verifyFailure(boolean retryable) {
        assertThat(outcome.failure()).isNotNull();
        assertThat(outcome.exception().isRetryable()).as("retryable").isEqualTo(retryable);
        // of a repeatable write nobody knows either, and it does not matter
        if (of.target().kind() != OperationKind.REPEATABLE) {
            assertThat(outcome.exception().isOutcomeUnknown()).as("outcome unknown").isFalse();
        }
    }
}
