// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import io.github.camelesign.component.EsignCloudEventTransformer;
import org.apache.camel.spi.DataTypeTransformer;

/** An event of Signeasy as a CloudEvent. */
@DataTypeTransformer(
        name = "signeasy:application-cloudevents",
        description = "Describes an event of Signeasy by the attributes of CloudEvents 1.0")
public class SigneasyCloudEventTransformer extends EsignCloudEventTransformer {}
