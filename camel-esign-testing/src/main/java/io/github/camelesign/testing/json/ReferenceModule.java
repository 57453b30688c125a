// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** A module of an application, which its {@code META-INF/services} names. */
public final class ReferenceModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    public ReferenceModule() {
        super("reference");
        addSerializer(new AsText());
    }

    private static final class AsText extends StdSerializer<Reference> {

        private static final long serialVersionUID = 1L;

        AsText() {
            super(Reference.class);
        }

        @Override
        public void serialize(Reference value, JsonGenerator out, SerializerProvider serializers)
                throws IOException {
            out.writeString("case-" + value.number());
        }
    }
}
