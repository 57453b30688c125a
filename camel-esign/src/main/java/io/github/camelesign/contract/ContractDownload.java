// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.ContractCalls.Download;
import io.github.camelesign.spi.ContractCapabilities.Feature;
import io.github.camelesign.spi.Contracts;
import io.github.camelesign.spi.Contracts.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.CachedOutputStream;

/** What was signed, as a file for the route. */
final class ContractDownload {

    private static final String ZIP = "application/zip";

    private final Contracts contracts;
    private final ContractCalls calls;
    private final Exchange exchange;

    ContractDownload(Contracts contracts, ContractCalls calls, Exchange exchange) {
        this.contracts = contracts;
        this.calls = calls;
        this.exchange = exchange;
    }

    /**
     * Sets the body to the content and the headers to what it is.
     *
     * @param account begins the name of the file
     */
    void download(String id, Part part, String account) throws Exception {
        Download file =
                part == Part.ALL && !contracts.capabilities().has(Feature.PROOF_IN_ONE_FILE)
                        ? archive(id)
                        : contracts.download(id, part, calls);
        exchange.getMessage().setBody(file.content());
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, file.type());
        // unique, as two contracts may have one title
        exchange.getMessage()
                .setHeader(
                        Exchange.FILE_NAME,
                        "%s-%s-%s.%s"
                                .formatted(
                                        account,
                                        id.replaceAll("[^\\w.-]", "_"),
                                        part.name().toLowerCase(Locale.ROOT),
                                        extension(file)));
    }

    /** Of both files, where the provider has none with both. */
    private Download archive(String id) throws Exception {
        try (CachedOutputStream out = new CachedOutputStream(exchange);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Part part : new Part[] {Part.SIGNED, Part.AUDIT}) {
                add(contracts.download(id, part, calls), part, zip);
            }
            zip.finish();
            return new Download(out.newStreamCache(), ZIP);
        }
    }

    private void add(Download file, Part part, ZipOutputStream zip) throws IOException {
        zip.putNextEntry(
                new ZipEntry(part.name().toLowerCase(Locale.ROOT) + "." + extension(file)));
        try (InputStream in =
                exchange.getContext()
                        .getTypeConverter()
                        .convertTo(InputStream.class, exchange, file.content())) {
            in.transferTo(zip);
        }
        zip.closeEntry();
    }

    /** Several documents are an archive at most providers; a proof may be data. */
    private static String extension(Download file) {
        String type = String.valueOf(file.type());
        return type.contains("zip") ? "zip" : type.contains("json") ? "json" : "pdf";
    }
}
