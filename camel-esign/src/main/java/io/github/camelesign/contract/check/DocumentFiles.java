// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.check;

import io.github.camelesign.api.contract.Contract;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.attachment.Attachment;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.support.MessageHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.FileUtil;
import org.apache.camel.util.IOHelper;

/** The documents of a contract on disk, where they are looked into and sent from. */
public final class DocumentFiles implements AutoCloseable {

    private static final List<String> RESOURCES = List.of("file:", "classpath:");

    private final Exchange exchange;
    private final boolean trusted;
    private final long most;
    private final List<Path> temporary = new ArrayList<>();

    /**
     * @param trusted whether the contract may name files: one of a message may not
     * @param most bytes that the provider takes of a document
     */
    public DocumentFiles(Exchange exchange, boolean trusted, long most) {
        this.exchange = exchange;
        this.trusted = trusted;
        this.most = most;
    }

    /** What the contract says, and where that is silent, what the message or the file says. */
    Contract.Document named(Contract.Document document) {
        String name = document.name() == null ? nameOf(document.source()) : document.name();
        return new Contract.Document(document.id(), name, document.source());
    }

    private String nameOf(String source) {
        String name;
        if (source.equals(Contract.Document.BODY)) {
            name = exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class);
        } else {
            name = source.substring(source.indexOf(':') + 1);
        }
        return name == null || name.isBlank() ? "document.pdf" : FileUtil.stripPath(name);
    }

    /**
     * @throws IllegalArgumentException when there is no such document; its message says why
     */
    Path file(Contract.Document document) throws IOException {
        String source = document.source();
        if (source.equals(Contract.Document.BODY)) {
            return ofBody(exchange.getMessage());
        }
        if (source.startsWith(Contract.Document.ATTACHMENT)) {
            return ofAttachment(source.substring(Contract.Document.ATTACHMENT.length()));
        }
        if (RESOURCES.stream().noneMatch(source::startsWith)) {
            throw new IllegalArgumentException(
                    "'%s' is neither body, attachment: with a name, nor a resource of %s"
                            .formatted(source, String.join(" or ", RESOURCES)));
        }
        if (!trusted) {
            throw new IllegalArgumentException(
                    "a contract in the message cannot name the resource '%s'".formatted(source));
        }
        try (InputStream in =
                ResourceHelper.resolveMandatoryResourceAsInputStream(
                        exchange.getContext(), source)) {
            return copy(in);
        } catch (IOException e) {
            throw new IllegalArgumentException("'%s' cannot be read".formatted(source), e);
        }
    }

    private Path ofBody(Message message) throws IOException {
        if (!trusted) {
            throw new IllegalArgumentException(
                    "the message body is the contract itself: attach the document, and name it with from: attachment:lease.pdf");
        }
        Object body = message.getBody();
        Object inner = body instanceof WrappedFile<?> wrapped ? wrapped.getFile() : body;
        if (inner instanceof File file && file.isFile()) {
            return file.toPath();
        }
        if (inner instanceof Path path && Files.isRegularFile(path)) {
            return path;
        }
        InputStream in = inner == null ? null : message.getBody(InputStream.class);
        if (in == null) {
            throw new IllegalArgumentException("the message body holds no document");
        }
        try (in) {
            return inner instanceof byte[]
                            || inner instanceof String
                            || inner instanceof StreamCache
                    ? copy(in)
                    : inTheBody(message, in);
        } finally {
            MessageHelper.resetStreamCache(message);
        }
    }

    /**
     * A stream can be read once, so its copy takes its place, as long as the exchange lasts: where
     * sending fails, the route may want to file the document.
     */
    private Path inTheBody(Message message, InputStream in) throws IOException {
        Path copy = temporary();
        // all of it, however large: there is no other
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        temporary.remove(copy);
        exchange.getExchangeExtension()
                .addOnCompletion(
                        new SynchronizationAdapter() {
                            @Override
                            public void onDone(Exchange done) {
                                FileUtil.deleteFile(copy.toFile());
                            }
                        });
        message.setBody(copy.toFile());
        return copy;
    }

    private Path ofAttachment(String name) throws IOException {
        Attachment attachment =
                exchange.getMessage(AttachmentMessage.class).getAttachmentObject(name);
        if (attachment == null) {
            throw new IllegalArgumentException(
                    "the message has no attachment '%s', but %s"
                            .formatted(
                                    name,
                                    exchange.getMessage(AttachmentMessage.class)
                                            .getAttachmentNames()));
        }
        try (InputStream in = attachment.getDataHandler().getInputStream()) {
            return copy(in);
        }
    }

    /** No more than shows that it is too large. */
    private Path copy(InputStream in) throws IOException {
        Path file = temporary();
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[IOHelper.DEFAULT_BUFFER_SIZE];
            long copied = 0;
            int read = 0;
            while (copied <= most && (read = in.read(buffer)) > 0) {
                out.write(buffer, 0, read);
                copied += read;
            }
        }
        return file;
    }

    private Path temporary() throws IOException {
        Path file = Files.createTempFile("camel-esign-contract", ".pdf");
        temporary.add(file);
        return file;
    }

    @Override
    public void close() throws IOException {
        for (Path file : temporary) {
            Files.deleteIfExists(file);
        }
    }
}
