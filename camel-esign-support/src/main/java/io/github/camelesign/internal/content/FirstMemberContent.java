// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import io.github.camelesign.spi.Content;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A JSON object with one more member, which is its first; everything else stays as it is. */
public final class FirstMemberContent implements Content {

    private final Content object;
    private final int place;
    private final byte[] member;

    private FirstMemberContent(Content object, int place, byte[] member) {
        this.object = object;
        this.place = place;
        this.member = member;
    }

    /**
     * @param object the JSON object as it is, in UTF-8
     * @param found what was read of it
     */
    public static FirstMemberContent of(
            Json json, Content object, JsonObject found, String name, String value) {
        String field = new String(json.write(Map.of(name, value)), StandardCharsets.UTF_8);
        String member = field.substring(1, field.length() - 1) + (found.isEmpty() ? "" : ",");
        return new FirstMemberContent(
                object, found.firstMember(), member.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String contentType() {
        return object.contentType();
    }

    @Override
    public long contentLength() {
        return object.contentLength() + member.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        object.writeTo(new Inserting(out));
    }

    /** Writes the member after the brace. */
    private final class Inserting extends FilterOutputStream {

        private int before = place;

        Inserting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (before <= 0 || before > length) {
                out.write(bytes, offset, length);
                before -= length;
                return;
            }
            int start = before;
            before = 0;
            out.write(bytes, offset, start);
            out.write(member);
            out.write(bytes, offset + start, length - start);
        }
    }
}
