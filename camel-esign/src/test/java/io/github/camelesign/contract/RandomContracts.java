// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.contract.RandomContract.Field;
import io.github.camelesign.contract.RandomContract.Size;
import io.github.camelesign.contract.RandomPage.Label;
import io.github.camelesign.contract.RandomPage.Runs;
import io.github.camelesign.contract.RandomPage.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Makes contracts at random. */
final class RandomContracts {

    /** None is a part of another. */
    private static final List<String> TEXTS = List.of("Sign here:", "Initials", "Place and date,");

    private RandomContracts() {}

    /** What is drawn for a field; its place is that of a row which no other field has. */
    private record Wish(
            FieldType type, int signer, int row, double across, double down, int label, Size size) {

        Field on(List<List<RandomPage>> documents, List<int[]> rows, int index) {
            int[] at = rows.remove(row % rows.size());
            List<RandomPage> pages = documents.get(at[0]);
            RandomPage page = pages.get(at[1]);
            Size usual = RandomContract.SIZES.get(type);
            double width = size == null ? usual.width() : Math.max(usual.width(), size.width());
            double height = size == null ? usual.height() : Math.max(usual.height(), size.height());
            boolean isAnchored = label % 2 == 0 && !page.labels().isEmpty();
            return new Field(
                    signer,
                    type,
                    at[0],
                    at[1],
                    hundredths(across * (page.width() - width)),
                    hundredths(at[2] * RandomPage.ROW + down * (RandomPage.ROW - height)),
                    isAnchored ? page.labels().get(label / 2 % page.labels().size()) : null,
                    size,
                    switch (type) {
                        case TEXT -> "text " + index;
                        case CHECKBOX -> "true";
                        default -> null;
                    },
                    label % 3 == 0 && at[1] == pages.size() - 1);
        }
    }

    private static double hundredths(double points) {
        return Math.floor(points * 100) / 100;
    }

    static Arbitrary<RandomContract> any() {
        Arbitrary<List<List<RandomPage>>> documents =
                page().list().ofMinSize(1).ofMaxSize(3).list().ofMinSize(1).ofMaxSize(2);
        return Combinators.combine(
                        documents,
                        Arbitraries.integers().between(1, RandomContract.PEOPLE.size()),
                        wish().list().ofMinSize(2).ofMaxSize(8))
                .as(RandomContracts::of);
    }

    /** Each signer has a signature. */
    private static RandomContract of(
            List<List<RandomPage>> documents, int signers, List<Wish> wishes) {
        List<int[]> rows = new ArrayList<>();
        for (int document = 0; document < documents.size(); document++) {
            for (int page = 0; page < documents.get(document).size(); page++) {
                for (int row = 0; row < documents.get(document).get(page).rows(); row++) {
                    rows.add(new int[] {document, page, row});
                }
            }
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < wishes.size() && !rows.isEmpty(); i++) {
            Wish wish = wishes.get(i);
            Wish fitting =
                    new Wish(
                            i < signers ? FieldType.SIGNATURE : wish.type,
                            i < signers ? i : wish.signer % signers,
                            wish.row,
                            wish.across,
                            wish.down,
                            wish.label,
                            wish.size);
            fields.add(fitting.on(documents, rows, i));
        }
        return new RandomContract(documents, fields);
    }

    private static Arbitrary<Wish> wish() {
        return Combinators.combine(
                        Arbitraries.of(FieldType.class),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 100),
                        part(),
                        part(),
                        Arbitraries.integers().between(0, 20),
                        size().injectNull(0.6))
                .as(Wish::new);
    }

    private static Arbitrary<Size> size() {
        return Combinators.combine(
                        Arbitraries.integers().between(15, 200),
                        Arbitraries.integers().between(9, 58))
                .as(Size::new);
    }

    private static Arbitrary<Double> part() {
        return Arbitraries.doubles().between(0, 1).ofScale(3);
    }

    private static Arbitrary<RandomPage> page() {
        return Combinators.combine(
                        number(210, 900),
                        number(240, 1200),
                        Arbitraries.integers().between(0, 3),
                        number(-300, 300),
                        number(-300, 300),
                        number(0, 100),
                        Arbitraries.frequency(Tuple.of(40, 1f), Tuple.of(1, 2.5f)),
                        written().list().ofMaxSize(5))
                .as(
                        (width, height, turns, left, bottom, margin, unit, texts) ->
                                new RandomPage(
                                        width,
                                        height,
                                        turns,
                                        left,
                                        bottom,
                                        margin,
                                        unit,
                                        labels(texts, width, height)));
    }

    /** One below the other. */
    private static List<Label> labels(List<Written> texts, float width, float height) {
        int count = Math.min(texts.size(), (int) (height / RandomPage.ROW));
        int apart = count == 0 ? 0 : (int) (height / RandomPage.ROW) / count;
        return IntStream.range(0, count)
                .mapToObj(i -> texts.get(i).in(i * apart * RandomPage.ROW, width))
                .toList();
    }

    private static Arbitrary<Float> number(float from, float to) {
        return Arbitraries.floats().between(from, to).ofScale(2);
    }

    /** A text somewhere in a row. */
    private record Written(
            String text, double across, double down, int size, Type type, Runs runs, int cut) {

        Label in(double row, double width) {
            // a letter is at most so wide
            double longest = text.length() * size * 0.6;
            return new Label(
                    text,
                    across * (width - longest),
                    row + down * (RandomPage.ROW - 1.2 * size),
                    size,
                    type,
                    runs,
                    cut);
        }
    }

    private static Arbitrary<Written> written() {
        return Combinators.combine(
                        Arbitraries.of(TEXTS),
                        part(),
                        part(),
                        Arbitraries.integers().between(6, 18),
                        Arbitraries.of(Type.class),
                        Arbitraries.of(Runs.class),
                        Arbitraries.integers().between(1, 7))
                .as(Written::new);
    }
}
