// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EventType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Signeasy's names of events, from its documentation and not from the component. There is nothing
 * to choose in a subscription: whoever registers a URL gets all of them.
 */
class SigneasyEventNamesTest {

    @ParameterizedTest
    @CsvSource({
        "document.signed, signed",
        "rs.initiated, created",
        "rs.link_sent, sent",
        "rs.viewed, viewed",
        "rs.signed, signed",
        "rs.declined, declined",
        "rs.voided, voided",
        "rs.reminded, reminded",
        "rs.completed, completed",
        "rs.expired, expired",
        "rs.bulksign_completed, completed",
        "rs.bulksign_declined, declined"
    })
    void aNameHasItsType(String name, String type) {
        assertThat(SigneasyEventNames.type(name)).hasToString(type);
    }

    @ParameterizedTest
    @CsvSource({"rs.notarized", "''"})
    void anyOtherNameIsUnknown(String name) {
        assertThat(SigneasyEventNames.type(name)).isEqualTo(EventType.UNKNOWN);
    }
}
