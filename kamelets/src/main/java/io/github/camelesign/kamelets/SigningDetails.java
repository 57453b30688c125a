// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.kamelets;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.util.FileUtil;
import org.apache.camel.util.json.Jsoner;

/**
 * Says who is asked to sign what. The variable {@value #VARIABLE} then holds, ready to stand
 * between the quotes of JSON: {@code signerEmail}, {@code signerName}, {@code signerFirstName},
 * {@code signerLastName}, {@code title} and {@code fileName}.
 */
public final class SigningDetails implements Processor {

    /** The variable that holds the details. */
    public static final String VARIABLE = "esignDetails";

    /** Header with the signer's e-mail address; it goes before the property. */
    public static final String SIGNER_EMAIL = "CamelEsignSignerEmail";

    /** Header with the signer's name; it goes before the property. */
    public static final String SIGNER_NAME = "CamelEsignSignerName";

    private String signerEmail;
    private String signerName;
    private String title;
    private String fileName;

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String email = text(message.getHeader(SIGNER_EMAIL, String.class), signerEmail);
        if (email == null) {
            throw new IllegalArgumentException(
                    "Nobody is asked to sign: set the property signerEmail of the Kamelet, or the header "
                            + SIGNER_EMAIL);
        }
        // the name belongs to the address that goes with it
        boolean sameSigner = message.getHeader(SIGNER_EMAIL) == null;
        String name =
                text(
                        message.getHeader(SIGNER_NAME, String.class),
                        sameSigner ? text(signerName, email) : email);
        String file = text(message.getHeader(Exchange.FILE_NAME, String.class), fileName);
        message.setHeader(Exchange.FILE_NAME, file);
        String baseName = FileUtil.stripPath(file);
        exchange.setVariable(
                VARIABLE,
                quotable(
                        Map.of(
                                "signerEmail",
                                email,
                                "signerName",
                                name,
                                "signerFirstName",
                                firstName(name),
                                "signerLastName",
                                lastName(name),
                                "title",
                                text(title, FileUtil.onlyName(baseName, true)),
                                "fileName",
                                baseName)));
    }

    private static String text(String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    private static String firstName(String name) {
        String words = words(name);
        int end = words.lastIndexOf(' ');
        return end < 0 ? words : words.substring(0, end);
    }

    private static String lastName(String name) {
        String words = words(name);
        return words.substring(words.lastIndexOf(' ') + 1);
    }

    /**
     * Of an e-mail address, which stands for a name that is not known, the words before the @:
     * Yousign takes no dots and the like in names.
     */
    private static String words(String name) {
        String local = name.replaceFirst("@.*", "");
        String words =
                local.equals(name) ? name : local.replaceAll("[^\\p{L}\\p{N}'-]+", " ").strip();
        return words.isEmpty() ? name : words.replaceAll("\\s+", " ");
    }

    private static Map<String, String> quotable(Map<String, String> details) {
        return details.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> Jsoner.escape(e.getValue())));
    }

    public String getSignerEmail() {
        return signerEmail;
    }

    /** E-mail address of the signer, unless a message names one. */
    public void setSignerEmail(String signerEmail) {
        this.signerEmail = signerEmail;
    }

    public String getSignerName() {
        return signerName;
    }

    /** Name of the signer; the e-mail address if empty. */
    public void setSignerName(String signerName) {
        this.signerName = signerName;
    }

    public String getTitle() {
        return title;
    }

    /** Under which the document is sent; the name of its file without the ending if empty. */
    public void setTitle(String title) {
        this.title = title;
    }

    public String getFileName() {
        return fileName;
    }

    /** Name of a document that comes without one. */
    public void setFileName(String fileName) {
        this.fileName = fileName;
    }
}
