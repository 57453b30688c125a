// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.Anchor;
import io.github.camelesign.api.contract.Contract.Delivery;
import io.github.camelesign.api.contract.Contract.Document;
import io.github.camelesign.api.contract.Contract.Field;
import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.api.contract.Contract.Place;
import io.github.camelesign.api.contract.Contract.Recipient;
import io.github.camelesign.api.contract.Contract.RecipientKind;
import io.github.camelesign.api.contract.Contract.Reminders;
import io.github.camelesign.api.contract.Contract.SignerAuthentication;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractMapTest {

    private static final Recipient ADA =
            new Recipient(
                    "ada",
                    RecipientKind.SIGNER,
                    "Ada",
                    "Müller \"契約\"",
                    "ada@acme.test",
                    "+33612345678",
                    "Tenant",
                    2,
                    Delivery.EMBEDDED,
                    SignerAuthentication.SMS,
                    "fr",
                    Map.of("docusign", Map.of("signer", Map.of("note", "Hello"))));
    private static final Field SIGNATURE =
            new Field(
                    "ada",
                    "lease",
                    FieldType.SIGNATURE,
                    new Anchor("Sign: here", 2, 3.5, -1),
                    null,
                    100.5,
                    null,
                    true,
                    null,
                    null);
    private static final Field TEXT =
            new Field(
                    "ada",
                    "lease",
                    FieldType.TEXT,
                    null,
                    new Place(-1, 72, 100.25),
                    null,
                    20.0,
                    false,
                    "city",
                    "012");
    private static final Contract WHOLE =
            contract(
                    "lease 7",
                    "2026/7",
                    new Reminders(3, 5),
                    List.of(ADA),
                    List.of(SIGNATURE, TEXT));

    private final Findings findings = new Findings();

    private static Contract contract(
            String title,
            String reference,
            Reminders reminders,
            List<Recipient> recipients,
            List<Field> fields) {
        return new Contract(
                title,
                "Please sign",
                "en",
                reference,
                3,
                Map.of("flat", "0012"),
                LocalDate.of(2030, 1, 31),
                reminders,
                List.of(new Document("lease", "Lease.pdf", "attachment:lease.pdf")),
                Map.of("yousign", "t1"),
                recipients,
                fields,
                Map.of("signnow", Map.of("invite", Map.of("cc", List.of("a@b.test", 1, true)))));
    }

    private Contract read(Contract contract) {
        return new ContractReader(findings, LocalDate.EPOCH)
                .read(ContractMap.of(contract), Template.NONE)
                .orElseThrow();
    }

    @Test
    void isReadAsTheSameContract() {
        assertThat(read(WHOLE)).isEqualTo(WHOLE);
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void whatIsWrongIsFoundAsInEveryOtherContract() {
        Recipient nobody =
                new Recipient(
                        "1", null, null, null, null, null, null, 0, null, null, null, Map.of());
        Field nowhere =
                new Field(
                        "1",
                        "lease",
                        null,
                        null,
                        new Place(0, Double.NaN, 1),
                        null,
                        null,
                        true,
                        null,
                        null);
        read(contract(" ", "", new Reminders(0, null), List.of(nobody), List.of(nowhere)));

        assertThat(findings.all())
                .extracting(finding -> finding.path() + " " + finding.message())
                .containsExactlyInAnyOrder(
                        "title is required",
                        "reference is required",
                        "reminders.after must be days, as in 3d, not '0d'",
                        "reminders needs after, every or both",
                        "recipients[0].firstName is required",
                        "recipients[0].lastName is required",
                        "recipients[0].email is required",
                        "recipients[0].order must be a whole number from 1, not '0'",
                        "fields[0].place.page must be 1 for the first page, or -1 for the last",
                        "fields[0].place.x must be a number, not 'NaN'");
    }
}
