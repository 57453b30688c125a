// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import io.github.camelesign.component.EsignCloudEventJsonTransformer;
import org.apache.camel.spi.DataTypeTransformer;

/** An event of Signeasy as a CloudEvent in one JSON document. */
@DataTypeTransformer(
        name = "signeasy:application-cloudevents-json",
        description = "Writes an event of Signeasy as one JSON document of CloudEvents 1.0")
public class SigneasyCloudEventJsonTransformer extends EsignCloudEventJsonTransformer {}
