// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static io.github.camelesign.contract.RandomContract.PEOPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.InvalidContractException;
import io.github.camelesign.contract.DrawnText.Run;
import io.github.camelesign.contract.RandomContract.Field;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.core.ProviderModule;
import io.github.camelesign.testing.TestCamelContext;
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
 * of where it was meant, or was refused by name before a call. The build sends 40 contracts to each
 * provider; for more:
 *
 * <pre>mvn -pl camel-esign -am test -Dtest=RandomPlacesTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Djqwik.tries.default=200</pre>
 */
class RandomPlacesTest {

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

    @BeforeContainer
    static void start() throws Exception {
        sandbox = new EsignSandbox().start();
        context = new TestCamelContext();
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
        return RandomContracts.any();
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
        List<String> refused = RandomRefusals.refused(provider, random);
        if (!refused.isEmpty()) {
            long requests = requests(provider);
            assertRefused(send(provider, reference, random, random.pdfs()), refused);
            assertThat(requests(provider)).isEqualTo(requests);
            contract = RandomRefusals.possible(provider, random);
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
        SignedFields.assertFields(provider, contract, pdfs, signed(provider, id));
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
