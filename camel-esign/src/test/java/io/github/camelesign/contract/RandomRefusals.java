// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.contract.RandomContract.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What of a random contract each provider has to refuse. */
final class RandomRefusals {

    /**
     * What a provider cannot do.
     *
     * @param path of it in the field
     * @param without the field as the provider can do it; null for a field that it cannot
     */
    private record Refusal(
            String provider,
            Predicate<Field> asked,
            String path,
            String message,
            UnaryOperator<Field> without) {}

    private static final List<Refusal> REFUSALS =
            List.of(
                    new Refusal(
                            "docusign",
                            is(FieldType.SIGNATURE).and(field -> field.given() != null),
                            ".width",
                            "docusign does not have sizes of fields of the type signature",
                            Field::withoutSize),
                    new Refusal(
                            "docusign",
                            is(FieldType.SIGNATURE).and(field -> field.given() != null),
                            ".height",
                            "docusign does not have sizes of fields of the type signature",
                            Field::withoutSize),
                    new Refusal(
                            "jsign",
                            is(FieldType.SIGNATURE).negate(),
                            ".type",
                            "jsign does not have fields of the type ",
                            field -> null),
                    new Refusal(
                            "jsign",
                            field -> field.value() != null,
                            ".value",
                            "jsign does not have values of fields",
                            field -> null),
                    new Refusal(
                            "signeasy",
                            field -> field.value() != null,
                            ".value",
                            "signeasy does not have values of fields of the type ",
                            Field::withoutValue),
                    new Refusal(
                            "signnow",
                            is(FieldType.CHECKBOX),
                            ".value",
                            "signnow does not have values of fields of the type checkbox",
                            Field::withoutValue),
                    new Refusal(
                            "yousign",
                            is(FieldType.INITIALS),
                            ".type",
                            "yousign does not have fields of the type initials",
                            field -> null),
                    new Refusal(
                            "yousign",
                            is(FieldType.DATE).and(field -> field.given() != null),
                            ".width",
                            "yousign does not have sizes of fields of the type date",
                            Field::withoutSize),
                    new Refusal(
                            "yousign",
                            is(FieldType.DATE).and(field -> field.given() != null),
                            ".height",
                            "yousign does not have sizes of fields of the type date",
                            Field::withoutSize),
                    new Refusal(
                            "yousign",
                            is(FieldType.SIGNATURE)
                                    .and(
                                            field ->
                                                    field.size().width() < 85
                                                            || field.size().height() < 37),
                            "",
                            "yousign takes signatures of 85 x 37",
                            Field::withoutSize),
                    new Refusal(
                            "yousign",
                            is(FieldType.TEXT).and(field -> field.size().width() < 24),
                            ".width",
                            "yousign takes texts of 24 points at least",
                            Field::withoutSize));

    private static Predicate<Field> is(FieldType type) {
        return field -> field.type() == type;
    }

    private RandomRefusals() {}

    /** What each finding begins with. */
    static List<String> refused(String provider, RandomContract contract) {
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < contract.fields().size(); i++) {
            Field field = contract.fields().get(i);
            String path = "fields[" + i + "]";
            REFUSALS.stream()
                    .filter(one -> one.provider.equals(provider) && one.asked.test(field))
                    .forEach(one -> refused.add(path + one.path + ": " + one.message));
            if (contract.pageOf(field).unit() != 1) {
                refused.add(path + ": lies on a page that is measured in units of 2.5 points");
            }
        }
        return refused;
    }

    /** The same without what is refused. */
    static RandomContract possible(String provider, RandomContract contract) {
        List<Field> fields = new ArrayList<>();
        for (Field field : contract.fields()) {
            Field possible = field;
            for (Refusal refusal : REFUSALS) {
                if (possible != null
                        && refusal.provider.equals(provider)
                        && refusal.asked.test(possible)) {
                    possible = refusal.without.apply(possible);
                }
            }
            if (possible != null) {
                fields.add(possible);
            }
        }
        return new RandomContract(contract.inPoints().documents(), fields);
    }
}
