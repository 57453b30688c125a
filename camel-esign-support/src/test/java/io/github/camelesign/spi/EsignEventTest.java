// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EventType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EsignEventTest {

    private static final Instant SECOND = Instant.parse("2026-01-31T10:00:00Z");

    @Test
    void anIdIsMadeOfAllPartsAndTheirBorders() {
        assertThat(EsignEvent.idOf("a", "bc")).isEqualTo(EsignEvent.idOf("a", "bc")).hasSize(32);
        assertThat(EsignEvent.idOf("a", "bc")).isNotEqualTo(EsignEvent.idOf("ab", "c"));
        assertThat(EsignEvent.idOf("a", null)).isNotEqualTo(EsignEvent.idOf("a"));
    }

    @Test
    void aChangeKeyIsTheSameHoweverTheTimeWasWritten() {
        assertThat(event(EventType.COMPLETED, SECOND.plusMillis(700)).changeKey("signnow"))
                .isEqualTo(event(EventType.COMPLETED, SECOND).changeKey("signnow"))
                .isEqualTo("signnow:acme:contract:completed:1769853600");
        assertThat(event(EventType.SIGNED, SECOND).changeKey("signnow")).isNull();
    }

    /** The longest ids that the providers give: Camel's table of processed messages takes 100. */
    @ParameterizedTest
    @CsvSource({
        "docusign, 5c1b9ae2-3d64-4a0e-9c27-6f2f1b1c7d10, 93be49ab-afa0-4adf-933c-f752070d71ec",
        "signnow, 38b7c5d1e0f24a6b9c8d7e6f5a4b3c2d1e0f9a8b, 85fe1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b",
        "yousign, 0f2c7a3e-5b1d-4e6f-8a9b-0c1d2e3f4a5b, 6a7b8c9d-0e1f-4a2b-8c3d-4e5f6a7b8c9d",
        "yousign, /workspaces/0f2c7a3e-5b1d-4e6f-8a9b-0c1d2e3f4a5b, /procedures/6a7b8c9d-0e1f-4a2b-8c3d-4e5f6a7b8c9d",
        "signeasy, legal-department-of-the-holding.contracts+leases@subsidiary.acme-international.example.com, 5f2b6c1e9d3a4b7c8e0f1a2d",
        "jsign, legal-department-of-the-holding.contracts+leases@subsidiary.acme-international.example.com, 6a7b8c9d-0e1f-4a2b-8c3d-4e5f6a7b8c9d"
    })
    void aChangeKeyFitsIntoCamelsTable(String scheme, String account, String envelope) {
        String key = event(account, envelope, EventType.COMPLETED, SECOND).changeKey(scheme);

        assertThat(key)
                .startsWith(scheme + ":")
                .endsWith(":" + envelope + ":completed:1769853600")
                .hasSizeLessThanOrEqualTo(100)
                .isEqualTo(event(account, envelope, EventType.COMPLETED, SECOND).changeKey(scheme))
                .isNotEqualTo(
                        event(account + "x", envelope, EventType.COMPLETED, SECOND)
                                .changeKey(scheme));
    }

    /**
     * The hash is that of {@code echo <account> | sha256sum}, on every node and after an update.
     */
    @Test
    void aLongAccountIsAHash() {
        assertThat(
                        event(
                                        "5c1b9ae2-3d64-4a0e-9c27-6f2f1b1c7d10",
                                        "93be49ab-afa0-4adf-933c-f752070d71ec",
                                        EventType.COMPLETED,
                                        SECOND)
                                .changeKey("docusign"))
                .isEqualTo(
                        "docusign:37896b2a8e770c9f:93be49ab-afa0-4adf-933c-f752070d71ec:completed:1769853600");
    }

    /** The hash is that of {@code echo ada@acme.test | sha256sum}. */
    @Test
    void anAddressIsAHashWhereItIsNotWanted() {
        EsignEvent event = event("ada@acme.test", "e1", EventType.COMPLETED, SECOND);

        assertThat(event.changeKey("jsign", true))
                .isEqualTo("jsign:60a7ac1165e086a0:e1:completed:1769853600");
        assertThat(event.changeKey("jsign", false))
                .isEqualTo("jsign:ada@acme.test:e1:completed:1769853600");
        assertThat(event("u1", "e1", EventType.COMPLETED, SECOND).changeKey("jsign", true))
                .isEqualTo("jsign:u1:e1:completed:1769853600");
    }

    @Test
    void aChangeKeyFitsHoweverLongTheIdsAre() {
        String envelope = "e".repeat(300);
        Set<String> keys = new HashSet<>();
        for (String account : List.of("a", "b".repeat(300))) {
            for (String id : List.of(envelope, envelope + "f")) {
                for (EventType type : List.of(EventType.COMPLETED, EventType.VOIDED)) {
                    keys.add(event(account, id, type, SECOND).changeKey("docusign"));
                    keys.add(event(account, id, type, SECOND.plusSeconds(1)).changeKey("docusign"));
                }
            }
        }

        assertThat(keys).hasSize(16).allMatch(key -> key.length() <= 100);
    }

    private static EsignEvent event(EventType type, Instant at) {
        return event("acme", "contract", type, at);
    }

    private static EsignEvent event(String account, String envelope, EventType type, Instant at) {
        return new EsignEvent(
                "id", type, "raw", account, envelope, null, null, at, Map.of(), Map.of());
    }
}
