// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static io.github.camelesign.contract.RandomContract.PEOPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.InvalidContractException;
import io.github.camelesign.contract.DrawnText.Run;
import io.github.camelesign.contract.RandomContract.Field;
import io.github.camelesign.contract.RandomContract.Person;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.core.ProviderModule;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Every field of a contract over random documents is seen on the signed documents within two points
 * of where it was meant, or was refused by name before a call. How many contracts are sent to each
 * provider is said by {@code jqwik.tries.default}.
 */
class RandomPlacesTest {

    /** What the sandbox writes below each signature. */
    private static final String BELOW = "signed in the Camel eSign sandbox";

    /** Width and height of a field in a request; Yousign's boxes are squares. */
    private static final Pattern SIZE =
            Pattern.compile(
                    "\"(?:w_position|width)\":\"?([\\d.]+)\"?,\"(?:h_position|height)\":\"?([\\d.]+)|\"size\":(\\d+)");

    private static final Map<String, List<FieldType>> OF_ITS_OWN_SIZE =
            Map.of(
                    "docusign", List.of(FieldType.SIGNATURE),
                    "yousign", List.of(FieldType.DATE));

    private static final Queue<String> BODIES = new ConcurrentLinkedQueue<>();

    private static EsignSandbox sandbox;
    private static KillingProxy proxy;
    private static DefaultCamelContext context;
    private static int sent;

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

    @BeforeContainer
    static void start() throws Exception {
        sandbox = new EsignSandbox().start();
        context = new DefaultCamelContext();
        proxy = new KillingProxy(URI.create(sandbox.getSignNowBaseUri()).resolve("/"), BODIES::add);
        Accounts.configure(context, proxy::baseUri);
        context.start();
    }

    @AfterContainer
    static void stop() {
        context.stop();
        proxy.close();
        sandbox.close();
    }

    @Provide
    Arbitrary<RandomContract> contracts() {
        return RandomContract.any();
    }

    @Property
    void atDocuSign(@ForAll("contracts") RandomContract contract) throws Exception {
        isSignedWhereItWasMeant("docusign", contract);
    }

    @Property
    void atJSign(@ForAll("contracts") RandomContract contract) throws Exception {
        isSignedWhereItWasMeant("jsign", contract);
    }

    @Property
    void atSigneasy(@ForAll("contracts") RandomContract contract) throws Exception {
        isSignedWhereItWasMeant("signeasy", contract);
    }

    @Property
    void atSignNow(@ForAll("contracts") RandomContract contract) throws Exception {
        isSignedWhereItWasMeant("signnow", contract);
    }

    @Property
    void atYousign(@ForAll("contracts") RandomContract contract) throws Exception {
        isSignedWhereItWasMeant("yousign", contract);
    }

    private static void isSignedWhereItWasMeant(String provider, RandomContract random)
            throws Exception {
        String reference = "random-" + ++sent;
        RandomContract contract = random;
        List<String> refused = refused(provider, random);
        if (!refused.isEmpty()) {
            long requests = requests(provider);
            assertRefused(send(provider, reference, random, random.pdfs()), refused);
            assertThat(requests(provider)).isEqualTo(requests);
            contract = possible(provider, random);
        }
        List<byte[]> pdfs = contract.pdfs();
        BODIES.clear();
        Exchange exchange = send(provider, reference, contract, pdfs);
        assertThat(exchange.getException()).isNull();
        assertSizes(provider, contract);
        String id = exchange.getMessage().getBody(ContractState.class).id();
        ProviderModule<?> module =
                sandbox.modules().stream()
                        .filter(one -> one.name().equals(provider))
                        .findFirst()
                        .orElseThrow();
        for (int i = 0; i < contract.signers(); i++) {
            module.sign(id, PEOPLE.get(i).email());
        }
        assertFields(provider, contract, pdfs, signed(provider, id));
    }

    private static long requests(String provider) {
        return sandbox.requests().all().stream()
                .filter(one -> one.provider().equals(provider))
                .count();
    }

    private static Exchange send(
            String provider, String reference, RandomContract contract, List<byte[]> pdfs) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(contract.written(reference));
        for (int i = 0; i < pdfs.size(); i++) {
            exchange.getMessage(AttachmentMessage.class)
                    .addAttachment(i + ".pdf", TestPdf.attachment(pdfs.get(i)));
        }
        return context.createProducerTemplate()
                .send("esign:contract/send?provider=" + provider, exchange);
    }

    /** What each finding begins with. */
    private static List<String> refused(String provider, RandomContract contract) {
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

    private static void assertRefused(Exchange exchange, List<String> refused) {
        assertThat(exchange.getException()).isInstanceOf(InvalidContractException.class);
        assertThat(((InvalidContractException) exchange.getException()).getFindings())
                .extracting(finding -> finding.path() + ": " + finding.message())
                .allMatch(finding -> refused.stream().anyMatch(finding::startsWith))
                .hasSameSizeAs(refused)
                .satisfies(
                        findings ->
                                assertThat(refused)
                                        .allMatch(
                                                one ->
                                                        findings.stream()
                                                                .anyMatch(
                                                                        finding ->
                                                                                finding.startsWith(
                                                                                        one))));
    }

    private static RandomContract possible(String provider, RandomContract contract) {
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

    /** What is drawn on the pages of all documents. */
    private static List<List<Run>> signed(String provider, String id) throws Exception {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setHeader(ContractConstants.ENVELOPE_ID, id);
        context.createProducerTemplate()
                .send("esign:contract/download?provider=" + provider, exchange);
        assertThat(exchange.getException()).isNull();
        byte[] file;
        try (InputStream in = exchange.getMessage().getBody(InputStream.class)) {
            file = in.readAllBytes();
        }
        if (file[0] == '%') {
            return DrawnText.of(file);
        }
        List<List<Run>> pages = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            while (zip.getNextEntry() != null) {
                pages.addAll(DrawnText.of(zip.readAllBytes()));
            }
        }
        return pages;
    }

    private static void assertSizes(String provider, RandomContract contract) {
        List<String> wanted = new ArrayList<>();
        for (Field field : contract.fields()) {
            double width = field.size().width();
            double height = field.size().height();
            double side = Math.min(width, height);
            if (provider.equals("yousign") && field.type() == FieldType.CHECKBOX) {
                wanted.add(side + " x " + side);
            } else if (!OF_ITS_OWN_SIZE.getOrDefault(provider, List.of()).contains(field.type())) {
                wanted.add(width + " x " + height);
            }
        }
        List<String> asked = new ArrayList<>();
        for (String body : BODIES) {
            SIZE.matcher(body)
                    .results()
                    .forEach(
                            size -> {
                                String side = size.group(3);
                                String width = side == null ? size.group(1) : side;
                                String height = side == null ? size.group(2) : side;
                                asked.add(Double.valueOf(width) + " x " + Double.valueOf(height));
                            });
        }
        assertThat(asked).containsExactlyInAnyOrderElementsOf(wanted);
    }

    private static void assertFields(
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

    /** That the test itself knows where something is seen. */
    @Example
    void aViewerShowsItThere() throws IOException {
        for (int turns = 0; turns < 4; turns++) {
            RandomPage.Label label =
                    new RandomPage.Label(
                            "Initials",
                            100,
                            200,
                            18,
                            RandomPage.Type.EMBEDDED,
                            RandomPage.Runs.ONE,
                            1);
            RandomPage page = new RandomPage(400, 600, turns, -70, 130, 40, 1, List.of(label));
            try (PDDocument document = Loader.loadPDF(RandomPage.pdf(List.of(page)))) {
                BufferedImage image = new PDFRenderer(document).renderImage(0);
                assertThat(new int[] {image.getWidth(), image.getHeight()})
                        .containsExactly(400, 600);
                int left = 400;
                int top = 600;
                for (int x = 0; x < 400; x++) {
                    for (int y = 0; y < 600; y++) {
                        if ((image.getRGB(x, y) & 0xff) < 128) {
                            left = Math.min(left, x);
                            top = Math.min(top, y);
                        }
                    }
                }
                assertThat(left).isBetween(100, 103);
                assertThat(top).isBetween(199, 201);
            }
        }
    }
}
