// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static io.github.camelesign.contract.RandomContract.PEOPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.contract.DrawnText.Run;
import io.github.camelesign.contract.RandomContract.Field;
import io.github.camelesign.contract.RandomContract.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the sandbox has drawn on signed documents, and where it is seen. */
final class SignedFields {

    /** What the sandbox writes below each signature. */
    private static final String BELOW = "signed in the Camel eSign sandbox";

    private SignedFields() {}

    /** Nothing but the fields is new on the pages, and each is at its place. */
    static void assertFields(
            String provider, RandomContract contract, List<byte[]> pdfs, List<List<Run>> signed)
            throws IOException {
        int number = 0;
        for (int document = 0; document < contract.documents().size(); document++) {
            List<RandomPage> pages = contract.documents().get(document);
            List<List<Run>> before = DrawnText.of(pdfs.get(document));
            for (int page = 0; page < pages.size(); page++) {
                List<Run> runs = new ArrayList<>(signed.get(number++));
                List<Run> old = runs.subList(0, before.get(page).size());
                assertThat(old)
                        .extracting(Run::text)
                        .isEqualTo(before.get(page).stream().map(Run::text).toList());
                old.clear();
                for (Field field : contract.fields()) {
                    if (field.document() == document && field.page() == page) {
                        take(provider, field, pages.get(page), runs);
                    }
                }
                assertThat(runs).as("not wanted on page %d", page + 1).isEmpty();
            }
        }
        assertThat(signed).hasSize(number);
    }

    /** Takes away what is drawn for a field. */
    private static void take(String provider, Field field, RandomPage page, List<Run> runs) {
        Pattern text = Pattern.compile(text(provider, field));
        boolean isBlock =
                field.type() == FieldType.SIGNATURE
                        || field.type() == FieldType.INITIALS && provider.equals("signnow");
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            double[] seen = page.seen(run.x(), run.y());
            // the first line of a signature has its space above it
            double top = seen[1] - run.size() * (isBlock ? 1.25 : 1);
            if (text.matcher(run.text()).matches()
                    && Math.abs(seen[0] - field.x()) <= 2
                    && Math.abs(top - field.y()) <= 2) {
                assertThat(Math.cos(Math.toRadians(run.angle() - 90 * page.turns())))
                        .as("upright")
                        .isCloseTo(1, within(0.001));
                List<Run> drawn = runs.subList(i, i + (isBlock ? 3 : 1));
                assertThat(drawn.get(drawn.size() - 1).text()).matches(isBlock ? BELOW : ".*");
                drawn.clear();
                return;
            }
        }
        throw new AssertionError(
                "%s is not at its place, but there are %s"
                        .formatted(
                                field,
                                runs.stream()
                                        .map(
                                                run ->
                                                        "%s at %.1f, %.1f"
                                                                .formatted(
                                                                        run.text(),
                                                                        page.seen(run.x(), run.y())[
                                                                                0],
                                                                        page.seen(run.x(), run.y())[
                                                                                1]))
                                        .toList()));
    }

    /** What a provider's sandbox draws for it. */
    private static String text(String provider, Field field) {
        Person signer = PEOPLE.get(field.signer());
        return switch (field.type()) {
            case SIGNATURE ->
                    Pattern.quote(
                            switch (provider) {
                                case "docusign" -> signer.name();
                                case "yousign" -> signer.name() + " <" + signer.email() + ">";
                                default -> signer.email();
                            });
            case INITIALS ->
                    Pattern.quote(
                            switch (provider) {
                                case "docusign" ->
                                        signer.first().substring(0, 1) + signer.last().charAt(0);
                                case "signeasy" -> "initials of " + signer.email();
                                default -> signer.email();
                            });
            case DATE -> "[\\d/-]{10}";
            case TEXT ->
                    Pattern.quote(
                            field.value() == null ? "text of " + signer.email() : field.value());
            case CHECKBOX -> "X";
        };
    }
}
