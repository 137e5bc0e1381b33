<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>not defined in {left_out} of {draws} draws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all draws give the same figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bootstrap by subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>readers and residual do not vary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the F interval does not hold for this figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F (McGraw and Wong)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both readers give one category only; they agree in 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a subject has several ratings; the standard error is too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the standard error is 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer than {needed} readers with enough subjects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cases} cases in {trials} trials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subjects} subjects of {trials} trials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subjects} lung patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>poor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moderate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>substantial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>almost perfect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the subject has two pairs of reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one pair a subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair the reads of one subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the reads are of two subjects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the read of R1 first: differences are second minus first (AG-4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the reads are not those of R1 and R2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the subject out until both reads are complete and locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the read is not complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the timepoint stands twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give baseline first, and an overall response for each later timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a timepoint has no overall response, or baseline has one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the target stands twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name what triggered, or give no adjudication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an adjudication without trigger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give both with the decision (AJ-6)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a decision without cause or adjudicator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the figure is negative or no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number or nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too few: fewer than {needed} subjects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all values are equal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the values leave no error to judge by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{values} values, {needed} are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images to release, readers to assign, a query and a reopening under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a baseline in work, follow-ups that are ready, a query to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same subjects under other codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one case to decide, one decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tables of the complete reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything to look at, nothing to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run could not be recorded in the study: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its two reads part, and are not adjudicated yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its reads are not compared yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the study has no subject {subjects}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>subjects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the list and export again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a query or a reopening holds it up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>further images may come: they are not declared final</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no images yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} was not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} needs confirmation after an earlier timepoint was reopened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use one of {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown kind {kind!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>results by arm need the study to be unblinded and the randomisation file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export without it: all subjects are pooled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this study has accounts, and nobody is signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in as exporter or auditor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run `recist-reader verify`; nothing was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk answered with an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space or choose another folder, then export again; {left_behind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sums of both readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sums of both readers at {timepoint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: {n} subjects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bland-Altman: difference R2 - R1 of the sums of diameters against their mean, in mm and in percent of the mean. Solid: bias; dashed: limits of agreement, bias +/- 1.96 SD; bands: their 95 % confidence intervals (t). Slope: of the absolute difference on the mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bland-Altman of {n} subjects. {panels}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer than ten: nothing is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not estimable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n {n}, bias {bias} {unit}, limits {low} to {high} {unit}, slope {slope}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No timepoint has the sums of both readers of ten subjects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of both sums, mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n {n}, slope {slope}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>difference R2 - R1, mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>difference R2 - R1, % of mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measurement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>non-target lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evaluability, images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T1 best response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T2 progression, one only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T3 progression date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T4 first response date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T5 overall response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T6 disease at baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T7 sum of diameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why reads part: {decided} of {parted} adjudicated subjects decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left: cause named by the adjudicator, of the decided subjects. Right: triggers, of the subjects whose reads part; a subject may have several, so that they may add up to more than 100 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bars of causes and triggers. {bars}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer than ten subjects: nothing is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Triggers may add up to more than 100 %: a subject may have several.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>count descending, then AJ-6 and AD-2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>causes, {n} subjects decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>triggers, {n} subjects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, page {number} of {pages}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before}: {subjects} and {rest} more, all in the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before}: {subjects}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progression-free survival: {drawn} of {n} subjects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kaplan-Meier estimate of progression-free survival, all subjects pooled; ticks: censored; band: 95 % confidence interval, log-log, Greenwood. Under the axis: subjects at risk and events so far. Months have 30.4375 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kaplan-Meier curve of {drawn} of {n} subjects. {median}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in the curve, PFS not computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{events} events; median {median}, 95 % CI {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{months} months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No subject has a progression-free survival</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>progression-free survival, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>months from randomisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Study {study}, state of {cut}, rules {rules}, reads {reads}; arms pooled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of the sum of diameters over time: {drawn} of {n} subjects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change from baseline of complete sums of diameters up to the first PD, one line per subject, coloured by best overall response. A visit without a complete sum is a gap. Dashed: +20 % and -30 %. Values beyond +150 % are cut and labelled. Triangle: PD. Star: new lesion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spider of {drawn} of {n} subjects; {progressed} end with PD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not drawn, no dated change after baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PD without a complete sum, not marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>baseline scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No subject has a dated change after baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change from baseline, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days from randomisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days from the baseline scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{response}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow-up and response: {drawn} of {n} subjects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One bar per subject from randomisation to death, else to the last evaluable assessment or PD, up to the cut-off; coloured by best overall response, thick while in response. Months have 30.4375 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swimmer of {drawn} of {n} subjects: {responders} with a response, {progressed} with PD, {died} died, {ongoing} ongoing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not drawn, no randomisation date or no evaluable assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>length descending, subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No subject has a randomisation date and an evaluable assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>death</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new therapy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ongoing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not drawn, no complete sum after baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best change of the sum of diameters: {drawn} of {n} subjects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest change from baseline of a complete sum of diameters up to progression, new therapy or cut-off, one bar per subject, coloured by best overall response. Dashed: +20 % and -30 %. Values beyond +100 % are cut and labelled. Star: best response PD by a new lesion or a non-target lesion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waterfall of {drawn} of {n} subjects. Best responses: {counts}. Changes from {highest} to {lowest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change descending, best response worst first, subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No subject has a complete sum after baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best change from baseline, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>subjects, by change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best response PD by a new lesion or a non-target lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the path would be longer than {limit} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder with a shorter path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the export folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is there, but the disk did not confirm it: delete it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is unfinished and could not be removed: delete it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing was left behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the export folder exists already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the export folder exists already, and its data are identical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the export folder exists already, and its data are different</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move or delete that folder, or choose another place; nothing is overwritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the stored rows of stream {stream} differ from its events ({differs})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an event of stream {stream} does not hold: {broken}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} measurements do not come out again from their positions: see the column rederived_ok</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the source for an ordinary copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one frame would take {unpacked_bytes:,} bytes, more than {limit:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{packed_bytes:,} bytes would unpack to {unpacked_bytes:,}, more than {ratio} to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the deflated data set cannot be unpacked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the deflated data set unpacks to more than {limit:,} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the deflated data set ends too early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the file again from its source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No action is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No action is needed: every file of the folder is looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be kept, not even in the quarantine: {what}. {remedy}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading it needs more memory than any real image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the compressed image has no end mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the head of the compressed image is broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the compressed image has another size than the header says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the compressed image has more bits than the header says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the image has losses although it says {syntax}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pixels are not {codec}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pixels are not JPEG 2000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the RLE head is cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the RLE head is broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing follows the file&apos;s DICOM mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file does not name its transfer syntax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not a DICOM file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the data set cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the data set ends before its file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>elements stand twice or out of order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an element has no valid type (VR)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file ends inside an element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a second data set stands behind the pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{syntax} has no decoder here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the images uncompressed or as JPEG-LS lossless</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>values need more bits than the header says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a frame takes {count:,} bytes where the header says {expected:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>subsampled colour cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the {codec} decoder cannot read the pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the decoder gave another size than the header says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a unique identifier is malformed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} numbers stand where {expected} are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number is malformed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one 16-bit number is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a sequence cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an element cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number is malformed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number is not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number is cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file meta information cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file ends inside its meta information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slices are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the missing images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the slices are unevenly spaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read in the acquired plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the gantry was tilted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the series mixes planes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each plane stands as a part of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several images lie at one place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the images have no pixel spacing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for calibrated images to measure on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the images were compressed with losses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure with care</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the slices are thicker than 5 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small lesions may not be measurable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table of greys stored in the images is damaged and is not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a preset, 1 to 8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the dates of acquisition, series and study lie more than a day apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the site on which day the scan was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pixels take {count:,} bytes where the header says {expected:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels of less than a byte are not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} fragments stand where the header says {frames} frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file ends inside its pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the fragments of the pixels are broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pixels have too many fragments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pixels have no fragments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the offset table of the pixels is broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the offset table does not fit the fragments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the fragments cannot be told apart into frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the file with an offset table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} frame descriptions stand where the header says {expected} frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the directions of rows and columns are not at right angles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pixel spacing is not a length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the slice thickness is not a length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a modality look-up table is not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the rescale slope is zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colours of a palette cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show another series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the transfer syntax is not named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the image has no pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a required unique identifier is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the medium ({cause})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a media directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the kind of object is not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a secondary capture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it in the quarantine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an image of another modality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a manufacturer&apos;s own kind of object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for a standard export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not an image (report, segmentation, plan or the like)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a slice in colour cannot be read in HU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the rescale to HU is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the area {left},{top},{width},{height} does not lie in the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give left, top, width, height within {columns} x {rows} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colour that is packed like this cannot be masked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the series out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the image cannot be written again without change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its stored image was missing or changed and was brought back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its stored image is missing or changed, and this version of the program stores it otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the folder of images from a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import it for the subject it belongs to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file belongs to another patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file names no patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>float pixels are not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the kind of colour does not fit the samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a required number is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number is zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed or unsigned is not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of frames is below one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header says {count:,} frames, more than {limit:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels of {count} bits are not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the bits stored do not fit the bits allocated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the high bit does not fit the bits stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{syntax} needs fragments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{syntax} has no fragments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the extended offset table is broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive is damaged or was cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again from its source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such folder or archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive holds {count:,} files of {size:,} bytes, more than is allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it into folders and import these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive&apos;s entry cannot be unpacked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not an ordinary file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name that leads out of the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the entry unpacks to more than is allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the file itself into the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the image belongs to a nuclear medicine study, which could show the treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another image has the same identifier (SOPInstanceUID) and other content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both are kept apart: choose which one is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file has {count:,} bytes, more than {limit:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the source for single images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import it again when it is no longer written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file changed while it was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the images again from their source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an image could not be stored ({cause})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the image store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free disk space, then import again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the image store could not be synced ({cause})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk, then import again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a stored image is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a stored image was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file says that text is burned into the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text seems to be burned into the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an overlay is hidden in unused bits of the pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a nuclear medicine image, which could show the treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an image of a treatment with a radionuclide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an image taken at the energy of a treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the program fails on this file ({place})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report this line to the makers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the series has no images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the images of the series differ in size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the image cannot be read ({cause})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk, then open the timepoint again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is not enough memory for this image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the program fails on this image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report it to the makers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>values lie beyond what 16 bits can hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the stored image is not the one that was imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the images of this timepoint again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the processes that read images cannot be started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, then import again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the file crashed the decoder, or took more than {seconds} seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the file again, uncompressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an end of an axis lies outside the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give positions within it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the long axis is shorter than 0.5 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the short axis across the long one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the short axis is longer than the long axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an axis has no length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the axes are not perpendicular within 0.1 degree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the axes do not lie in one plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the axes do not cross between their ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing more to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>series{number} ({modality}, {count} slices)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} ({where})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images with the same patient number (0010,0020) stand under another subject of this study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check which subject this patient is, before anything is measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing or changed before, brought back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing or changed, and their files are not here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the folder that they came from, or copy the folder of images from a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing or changed; this version of the program stores their files otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing or changed; they were masked, which no source file is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 stored image {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} stored images {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the files are of more than one patient: {most:,} of one, {other:,} of others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that holds only this subject&apos;s files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an image has the same identifier (SOPInstanceUID) as one of a locked timepoint, and other content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was taken: ask the source which is right; if it is this one, reopen the timepoint first (wrong or corrected images)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all images are in the study already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what is said of those that are missing or changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all images are in the study already, at another visit of this subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of this visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all images are in the study already, at another visit of this subject: {visits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of this visit; to bring back images that are missing, choose {visits} as the visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the images belong to another patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the subject they belong to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder with CT images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is no DICOM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no DICOM among the {count:,} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no file could be taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See below what is wrong with each, and ask for them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the timepoint is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen it first (new images)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images of the subject were taken out while the import ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the folder once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the images are in the study already, for another subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder has further images of a series that is in the study already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose that visit, and import the whole folder again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{visit}, stored as {stored}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They were not taken: marks stay on the images they were drawn on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}, and its reading has begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the visit out first, import the whole folder, and mask it anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} and was masked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the whole folder of the series at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it first, or choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settings folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the images of the series changed while they were masked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no area is given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give left, top, width, height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text still seems to stand outside the masked areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give further areas, or keep the series out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best response differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>progression: one reader only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>progression date differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date of first response differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overall response differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disease at baseline differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sum differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody is assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a file with this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a read of the pair was opened again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in: in the window when it is opened, by a command with --user LOGIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>password to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is the own account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the password instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accounts are no task of the {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the study manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a single-reader study, which has no accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it without signing in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the session has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the account is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the present password is another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the present one first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is one of the last {password_history} passwords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a password that was not used here before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the signing key of this account is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run verify; restore the newest backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the password can&apos;t be checked now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the record of accounts does not hold: {broken}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an account was recovered without the recovery file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such query of this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a single-reader study has nobody to ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a read cannot go from {before} to {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen it first, where it is to be read further</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recovery file is of another study, or not the one in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recovery file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the file that was made with this study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recovery file lets in a study manager alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the manager reset this account, or give a new login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it to another disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recovery file can&apos;t be read back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the passphrase does not open this recovery file, or the file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the passphrase again, or use a copy of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a file with this name already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recovery file can&apos;t be read ({strerror})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no recovery file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the version of the program that wrote it, or a later one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recovery file is of another version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recovery file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a copy of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recovery file can&apos;t be written ({strerror})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a single-reader study nobody approves a reopening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen it with an own reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first signature of a session needs name and password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the signature needs the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it and sign again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use BL, TP1, TP2 ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the stored rows differ from the events ({difference})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run `recist-reader verify`; nothing is repaired in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scan lies outside its window, {count} d early (DV-01)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scan lies outside its window, {count} d late (DV-01)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do, where the visit is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the images out and import them for the right visit, or leave them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by its date (day {day}) the scan is unscheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by its date (day {day}) the scan belongs to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table cannot be read ({why})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this account has no key to sign with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set an own password first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait, or ask the study manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name or password is wrong; nothing was signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; 5 wrong passwords lock the account for 15 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the password was issued, or is too old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this account has several roles: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one to work in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this account is no {wanted} of the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of its own roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name or the password is wrong, or the account is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; after 15 minutes, or when the study manager unlocks it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody signs in to a single-reader study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the name out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} edits are not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until they are saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no timepoint of this read was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open baseline first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the study to a local disk on the first page (Ctrl+Shift+C) and work on the copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it there, then open it here again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow writing and open it again, or work on a copy (Ctrl+Shift+C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the newest backup; this file stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open for reading only: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the study goes on in {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the file in {folder} no more, it stays behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 edit could not be brought; keep the old file and run verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} edits could not be brought; keep the old file and run verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} images are missing; copy the folder NAME.images beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no backup of this study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a copy elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file with this name exists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no anchor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anchor folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the backup is made, its event is not stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>old backups stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backups lie on the disk of the study, and both are lost with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another disk: recist-reader study keeping FILE --backup-dir FOLDER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only {count} MiB are free on the disk of the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>study folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space before you go on reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an edit waited, and its timepoint is not open any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard it with a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} edits of the last session could not be saved nor read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 edit of the last session could not be saved nor read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queue of unwritten edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the last measurements and draw what is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the script is not written on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lost}: an act from before the recording was undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record from the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place, then start the window again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lost} ({cause})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the image has no position in the patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slice {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the series is not in the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images keep their true dates, by which a patient or a treatment may be known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use relative_days, unless the charter asks for true dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a study with accounts begins with its manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file holds no study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>study file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the reason is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsaved edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why, 10 characters or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the subject first, or ask the study manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no read of this subject is assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no template {name!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file cannot be read ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it, or choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to be released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next, {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for CT or MR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without confirmation the best response is the best category reached, a stable one only if it lasted long enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stable category seen only too early does not count: what remains is PD, or NE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CR is confirmed by a second CR at least 28 days later, with at most one NE between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PR is confirmed by a second PR or CR at least 28 days later, with at most one NE and one SD between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An unconfirmed CR or PR falls to the stable category if that lasted long enough, else to PD or NE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a baseline or without a later timepoint nothing can be evaluated: NE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A date of death without its day leaves survival without progression open where it would be the event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An unequivocal new lesion is PD, whatever the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An equivocal new lesion that proves true later dates PD back to the scan that first showed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No non-target lesion was recorded at baseline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One non-target lesion with unequivocal progression makes non-target PD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a non-target lesion that cannot be evaluated, and none progressing, non-target is NE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All non-target lesions are gone, nodes below 10 mm short axis: non-target CR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A non-target lesion is still there and none progresses: NON-CR/NON-PD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A non-target marked as equivocal progression and proved at the next timepoint dates PD back to the mark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PD of the targets or of the non-targets is overall PD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With targets at baseline, Table 1 gives the overall response.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With non-target disease only, Table 2 gives the overall response.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After an earlier CR any lesion that is back is PD, whatever the sum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without disease at baseline the response is NED until a new lesion makes PD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scheduled visit without images is NE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time runs from randomisation to the first of PD and death; the event stands at its own date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without an event observation ends at the last evaluable assessment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An event after two or more missed visits in a row does not count: observation ends before the gap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new anticancer therapy before the event ends observation at the last evaluable assessment up to its start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without an evaluable assessment after baseline observation ends at randomisation, but for an early death.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a baseline assessment observation ends at randomisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In this variant an event after a gap is dated at the first missed visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No target lesion was recorded at baseline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All targets are gone, and every target node is below 10 mm short axis: CR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PD of the targets needs at least 20 % and at least 5 mm above the smallest earlier sum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a target missing, what is left may already prove PD: missing parts can only add.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a target missing and PD not proved, the target response is NE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PR needs a sum at least 30 % below the baseline sum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither enough shrinkage from baseline nor enough growth from the nadir: SD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without target scans, or with no target evaluable, the target response is NE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By charter a PR once reached is carried on until PD or CR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By charter CR needs all regions of the baseline: with one not imaged it is NE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rule} met: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rule} met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rule} not met: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rule} not met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{relative} ({relative_need}), {absolute} ({absolute_need})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nadir 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{threshold}: met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs {threshold}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sum} {sign} {limit} (0.7 x {baseline})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all targets gone, nodes below 10 mm; sum {sum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>still there: {lesions}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partial {sum} ({lesions} not evaluable)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {target} x {non_target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {non_target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unequivocal progression of {lesions}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not evaluable {lesions}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>present {lesions}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back after CR: {lesions}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unequivocal {lesions}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesions} proved at {timepoint}, PD dated back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not imaged: {regions}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no randomisation date: PFS is not computed, and the minimum duration of a stable response counts from the baseline scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the date of death has no day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the timepoint is dated before the one that precedes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scan is dated after death</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scan after baseline is dated before randomisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>death is dated before randomisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the organ is not in the list and counts as one of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the target list goes beyond the limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a target lies in a treated field: was progression shown there since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a target in the gut wall is seldom measured repeatably</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a lymph node is not marked as nodal: its longest diameter counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no baseline: nothing can be evaluated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a target is below the minimum size at baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the baseline scan is more than 28 days old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the baseline scan is dated after its reference day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scans of one timepoint are more than 28 days apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a lesion&apos;s scan is dated before the timepoint&apos;s first scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PD rests on non-target disease alone: what is the reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an effusion that grows needs cytology to count as malignant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a lesion is back after CR: was the CR real</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a region of the baseline was not imaged: a new lesion there stays unseen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the new lesion lies where baseline was not imaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a new lesion once unequivocal stays so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backup folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new study file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the copy is not what the study holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder of the new file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLite is older than 3.37</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install a newer Python or SQLite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLite did not take the setting {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the study file has schema {found}, this program knows schema {schema}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the version that made it, or a newer one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install version {version}, or a newer one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the study file has the older schema {found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the manager migrate it; a backup is made first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space; the edit is kept and tried again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the drive and its cable; the edit is kept and tried again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file was moved or renamed while open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back at its place, or close and open it at the new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another program holds the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other program; the edit is tried again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file or its folder is read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow writing, or work on a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not repair it; restore the newest backup with roll-forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an event was stored that this window has not seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the study again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a stored row is not what this edit was made on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the study again; if it stays so, run verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an event with this id is stored already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost; do not store it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not a study file, or its first page is destroyed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file NAME.rrs; if it was one, restore the newest backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the place, or restore the newest backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the study file is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder of the study file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file with this name appeared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a row points to one that is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stream} seq {seq}: {broken}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stream}: the head is not the newest event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stream}: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the stream heads are not those of the events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first event of the study can&apos;t be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tables or triggers of the file were changed by another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not use it; restore the newest backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it to a local disk and open the copy, or use a server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is on a network drive ({file_system}), where nothing written is certain to stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is in a folder that a cloud service synchronises ({folder})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stream}: {differs}, and rows of this table are never rewritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not verify: {fault}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take an older backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the study is in use on this computer since {since}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it there, or open it here for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an unknown time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another event with this id is stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the study is open for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it for writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{limit} edits wait to be written already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space or put the file back first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this subject is decided, and a decision is not changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the manager to reopen it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every timepoint opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{timepoint} viewed with {read}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read endorsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cause chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reason written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{timepoints} not opened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timepoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open every timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not viewed yet with the marks of {read} alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View it with overlay {read}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no read is endorsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{read!r} is neither read A nor read B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endorse A or B as a whole; reads are never mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no cause of the difference is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cause!r} is no cause of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the reason has {count} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why, {count} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a pair names a lesion that is not in these reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair a lesion of A with one of B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} is paired twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part it from the other lesion first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} is paired and cut at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take one of the two back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these reads are compared already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the case is open at another adjudicator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the case is not open here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this case waits for no decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>absent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not evaluable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>merged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unequivocal progression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equivocal progression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unequivocal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equivocal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>non-target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by the rules the reads agree at every timepoint, in category and date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no exchange of single findings explains {timepoint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no single finding explains {timepoint}; {count} together: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{read} with {other} there turns {change}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesions} at {timepoint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scan date of {lesion} {days}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} ({value}) in {read} alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counted axis of {lesion} {a} vs {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} {a} vs {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{role} {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its date ({rule}) {days}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before} ({before_rule}) into {after} ({after_rule})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before} into {after}, {categories}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to another day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day {one} vs Day {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{read} called {timepoint} {own}, the rules compute {computed}, which counts (OR-10)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best response {a} / {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>progression date differs by 1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>progression date differs by {days} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>response: one reader only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date of first response differs by 1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date of first response differs by {days} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overall response differs at {timepoints}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disease at baseline: {a} / {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sum differs by more than {percent} % at {timepoints}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measurable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not measurable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scan is {days} days before the reference, limit {limit} (M-10)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do; it is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slices {now} mm, baseline {before} mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slices {thickness_mm} mm (M-1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured in {now} phase, baseline {before} (NET-2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure in the baseline phase, or say why not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} (M-9)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>window {now}, the study reads {region} at {wanted} (M-9)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded; R shows the study&apos;s window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{now} kernel, baseline {before}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured on {now}, baseline on {before}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>series of {now}, baseline of {before}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>window {now}, baseline {before}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured on a reconstruction of voxels that are not isotropic (M-9)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure on the acquired slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured in another plane than at baseline, {angle:.0f} degrees apart (M-9)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure in the baseline plane, or say why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{now} mm against {before} mm before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check slice and lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesions} equal the prior values exactly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that each was measured afresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{away:.0f} mm away from its place at {timepoint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is the same lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lies on {lesion}: the same lesion, or merged (S-7)?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check both; Shift+G merges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>merged into {carrier} of another organ ({organ})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why, or choose another carrier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scans of this timepoint are {days} days apart (D-1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the visit of each series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no value at baseline (S-10)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no value or state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw it (B), or set a state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set present or another (Shift+P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it (Shift+U, Q or N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no reference mark (LS-9)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select it and place an arrow (N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no mark (LS-9)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select it and mark it (Y)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no lesion is recorded: the subject counts as without disease (OR-6)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the first lesion (T, N), or confirm with a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without disease the response is NED until a new lesion makes it PD (OR-6)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look once more, then confirm it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not evaluable without a reason (S-11)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a reason: field of view, artefact ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was treated at {timepoint}: not evaluable from then on (S-11)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it not evaluable (Shift+E), unless it was not treated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{series}: {unseen} of {slices} slices not shown yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll through it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 edit is not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until the status line says saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not covered by the scans: {regions} (S-8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set lesions there not evaluable, or explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the region is unknown of {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: not known to be covered: {regions} (S-8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the study manager to set the label of the series, or explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the study manager to set the label of the series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the label of the series on the worklist (Ctrl+J)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the label of the series on the worklist (Ctrl+J), or explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its place at {timepoint} lies outside the scans of this timepoint (S-8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it not evaluable (Shift+E), or explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave its status as it was, or explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its image is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its image was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its image cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an image is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an image was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an image cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw it again (B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is drawn on an image that was not chosen, slice {slice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fault}, slice {slice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} of {series}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{timepoint}, locked: {fault}, under the marks of {lesions}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the study manager, who restores the image store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the image store (`recist-reader images check`)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the study manager, who restores the image store; or draw it again, or set it not evaluable (Shift+E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the study manager, who restores the image store; or draw it again, or delete it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the image store (`recist-reader images check`), draw it again, or set it not evaluable (Shift+E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the image store (`recist-reader images check`), draw it again, or delete it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an effusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ascites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lymphangitic spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leptomeningeal disease</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a simple cyst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a blastic bone lesion without soft tissue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diffuse disease</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record it as a non-target (N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are {limit} targets already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{organ} has {limit} targets already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A simple cyst is not recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} is never measurable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} targets, at most {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete targets or record them as non-targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} targets in {organ}, at most {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete one or record it as a non-target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check it, or record it as a non-target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a bone lesion is measured by its soft-tissue component alone (M-6)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a lesion in the gut wall is seldom measured repeatably (T-9)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cystic, while {lesion} may be solid: solid targets are preferred (M-7)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{organ} is not of the list: it counts as an organ of its own (T-1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check whether an organ of the list holds it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>short axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>long axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{axis} {value} mm, the minimum is {needed} mm ({rule})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a reason, or record it as a non-target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>short axis {short_mm} mm is a normal node (M-3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a reason, or delete it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the lesion lies in a treated field (M-8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say how progression there was shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured without PixelSpacing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the image is lossy compressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a node needs its short axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw both axes (B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a lymph node is not marked as nodal: its longest diameter counts (S-1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the nodal mark of its site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a node is called absent without its short axis (NT-12)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure it (B) if it is still seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a node of {short_mm} mm is called absent (NT-12)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it present (Shift+P), or say why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a node of {short_mm} mm is called present (NT-12)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it absent (Shift+A), or say why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>progression while the targets are {target}: the whole burden must have grown (NT-6)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>progression: the whole burden must have grown (NT-6)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an effusion needs cytology to count as malignant (NT-8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what shows it, or set present (Shift+P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{region} was not imaged at baseline (NL-5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say that it was not imaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a node of {size} mm is the only new lesion (NL-7)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a node of {size} mm is new, with no other sign but small nodes (NL-7)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consider equivocal (Shift+Q), or say why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>baseline shows its place: visible there in retrospect it is not new (NL-8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say that it is not visible there; if it is, delete it and reopen the baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was unequivocal before: what is said here does not undo it (NL-10)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it was no lesion, reopen the timepoint at which it was called unequivocal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesions}: disease is back after a complete response (OR-5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If that CR was wrong, reopen it (CR withdrawn)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a diameter has two axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw with Bidirectional (B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure its fragments, or add one (Shift+F), in place of {lesion}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the target has split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} split at {timepoint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure {target}, or split it here too (Shift+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a target is measured, not marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a reference mark is an arrow or a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only a merged target has a carrier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose {reasons}, or say it in at least {count} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw it (B), or set a state (Shift+S, Shift+A, Shift+E, Shift+G)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state} is no state of a target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a measured value is drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a target needs its measurement at baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw it, or delete it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the state of its fragments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a fragment does not merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete it and measure the mass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the carrier is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the target that carries the mass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} cannot carry it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another target, not merged itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} carries another target here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free that one first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state} is no state of a non-target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use P, A, E or U with Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a non-target is present at baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete it if it is not disease</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the charter does not offer this mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose present or unequivocal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state} is no status of a new lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use U, Q or N with Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only an earlier equivocal finding can be refuted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete it (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was unequivocal before; that is not undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen that timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is recorded here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a lesion with a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such edit check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the id that stands beside the check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say it in at least {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the next free number is {lesion}, not {given}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use that id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a new lesion cannot be at baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record it as T or N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A finding that was not there before is a new lesion (Y)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>targets and non-targets are chosen at baseline only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only a new lesion has a status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not record it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the organ is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type two letters of the organ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a target is measured by its two axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a fragment lies where {target} does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It follows {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the site was locked with the timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot change any more (T-7)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the numbers are locked with the baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the order must name every target once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name all targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order the targets that were added since the reopening, after the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} was locked with the baseline and keeps its number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the lesion has locked measurements at {timepoints}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the lesion is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a state instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set no lesion (Shift+N); if it was marked in error, reopen {timepoint} and delete it there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only a target can split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a target cannot split at baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record two lesions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no value to split here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the fragments one by one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a target has at most 26 fragments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure the mass as a whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} still has a value of its own here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split it first (Shift+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the next fragment is {fragment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{meaning!r} is no meaning of a lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>baseline has no response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{category!r} is no overall response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your category differs from the computed one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}; and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mark is not on an image of the open timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw on Current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a {tool} mark has {count} points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a position of the mark is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the image has no PixelSpacing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure on a calibrated series (M-11)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mark is {limit} mm long or longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the pixel spacing of the series; it cannot be true</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the diameter is 0 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw it again, or set absent (Shift+A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such mark in the open timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a mark first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a label of Current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the image is not of the open timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark an image of Current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such key image in the open timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import its images first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the visit was not done, there is nothing to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the next timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>baseline has no images yet, and it is read first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import baseline first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{timepoint} is still open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock {timepoint} first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be seen; to change it, reopen it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the read ended with the progression at {timepoint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing further is read (read_after_pd)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{timepoint} is not locked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read and lock {timepoint} first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown reason {reason!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in at least {count} characters why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the timepoint is not locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a locked timepoint can be reopened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locks cannot be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing to redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new edit ends redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no lesion {lesion}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the lesion table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the next one, or ask for reopening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no timepoint is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open one first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the open timepoint has no images any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import its images again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was refuted at {timepoint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it equivocal here: refuted, it has no effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two contents of the same images wait for a choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose first which one is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>masking needs its reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what is masked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the timepoint was opened already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its images stay as they were read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of its images is one that a size read shows (CT or MR)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the study manager, who imports the CT or MR of this visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the CT or MR of this visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the CT or MR of this visit, or withdraw its images and declare it not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images came in twice under the same identifier (SOPInstanceUID), with other content: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The study manager chooses which is right; until then nothing is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose which is right on the series page of the worklist (Ctrl+J)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no study yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>options are fixed since the first timepoint was locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with them, or make a new study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say that it is an amendment (--amendment), or go on with them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a change of options needs its reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the key or leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the options are so already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the images in the study are stored with dates by {date_display!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take them out first (recist-reader images withdraw), or make a new study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading codes are given out already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sd_reference &apos;treatment_start&apos; needs a date that no subject of a study has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose randomisation or baseline_scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked under rules {locked}, this program has rules {now}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The read can be seen and exported; to go on, reopen {timepoint} and confirm what follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no task of the {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a task of: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a reader is named twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name each once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} readers are named, a subject has {places}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name as many for a pair, more for a pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no place is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{slot!r} is no place of a reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{slot} of this subject is assigned already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the assignment back first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this person reads the subject already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such assignment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taking an assignment back needs its reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a timepoint of this read is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let its reader lock it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such person at work in the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this person is no reader of the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a login has 2 to 32 letters, digits, dots, dashes or underscores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this login belongs to somebody already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a signature prints a name of 1 to {longest_name} letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the person&apos;s full name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the account has these roles already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this account is not locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this account is disabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a new account for the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an account has a role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose of {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another person&apos;s account for one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the person has worked in another role: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the role to a person who has not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a change of an account needs its reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the study would be left without a manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give another person the role first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a password has {shortest} to {longest} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a password has letters, digits, signs and blanks alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this password is among the first that are tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a password does not hold the name of account, person, study or product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose several words that nobody links with you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no text of this query waits for a second person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a second person looks at a text before a reader sees it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let another manager or an auditor look at it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words of this query wait for a second person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let that person look at them first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the query is {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waits for the study manager, or is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what you found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the query is closed already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody has answered the query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why it is closed all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the query waits for its answer still</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asking again needs its words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what is still unclear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such template for this query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the query asks nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a template, or say it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the reader does not know of this timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one that is read, or the next, or none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no lesion id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as T1, NT2, NL1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this template needs its timepoint, or timepoint and lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name what the query is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a query that the reader does not see cannot hold the read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the reader to wait, or let it not block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the read is on hold: {count} blocking queries are not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer them; the study manager closes them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please wait: the images of this read are being checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please look at the images of this timepoint again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please check on which slice this lesion was measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please check the measurement of this lesion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please check that this is the same lesion at all timepoints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please check organ, part and side of this lesion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please say more about the reason that was given here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images that are to be read are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images cannot be read well enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These images seem to be of another person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A series has the wrong label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images show something that a reader must not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scan is not later than that of the timepoint before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A visit before this one is neither there nor declared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One reader has locked a timepoint that the other passed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a figure with a unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a figure with decimals, or a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a new lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a word about another reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a word about treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text has more than {count} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say it in fewer words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say it without, or take an entry of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text holds {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text names a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this was asked for already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for the study manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the subject is with an adjudicator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until that is signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a refusal needs its reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the request is not approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a locked timepoint is opened again when the study manager has approved it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for it, with the reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the request is {state} already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>study manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adjudicator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data exporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auditor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a study manager never reads in the same study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a study manager never adjudicates in the same study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an auditor changes nothing in the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an auditor sees every read, a reader only the own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an auditor knows who read, an adjudicator must not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an exporter sees complete reads, a reader only the own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an exporter knows who read, an adjudicator must not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is my own independent read of this timepoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I reviewed this timepoint and changed nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am responsible for this complete read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is my decision between the two reads of this subject.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I approve that this timepoint is opened again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I amend the charter of this study.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the visit is not released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a reader has opened the timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen it instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{visit} comes after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take that back first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taking a release back needs its reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this was declared already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{visit} is not released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release it, or take its images out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the subject has no images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import them first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the declaration needs its reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the visit has no images to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the visit is released already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} series of the visit are held back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide on them first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its images were declared final</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the declaration back first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a subject id begins with A to Z or a digit; dot, dash and underscore may follow, 64 characters at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the study exists already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a single-reader study needs its reader&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both an interval and a list of visits are given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one of the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an interval has 1 to {limit} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the days between visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a window has 0 days or more, and fewer than the interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the days allowed before and after a visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>subject id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the subject is in the study already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use `subject set` to change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a change needs its reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give --reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown field {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known are {fields}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a date like 2024-01-31, without quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one [[visits]] for each visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table: every_days, window, required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table of options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both an interval and a list of visits are given (&apos;interval_days&apos;, &apos;visits&apos;)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deterioration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>withdrawal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>randomisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the day last known alive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last known alive lies after death</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check both dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{event} lies in the future</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{event} lies after the cut-off of the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of death only the month is known (D-6)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the site for the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a new therapy has a kind and no date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the site for the date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>death lies before randomisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{event} lies before randomisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table has {count} faults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct them all: nothing was taken in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table says nothing new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} cells change: that needs a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removing subjects needs a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not one of the subjects that the table lacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take its row out of the table first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the subject has visits or images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it, or take its images out first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the subject was assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no ISO date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as 2024-01-31</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is neither true nor false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {count} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text is not in UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the table as CSV in UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with a header line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quotes or characters are out of order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the table as CSV anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the column is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the columns in the first line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the column stands there twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take one of them out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this column is not taken over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known are {columns}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} cells, the header has {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check separators and quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cell has a control character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the subject id is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the subject stands in row {row} already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave one of the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use Baseline, TP1, TP2 ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {names}, or Unscheduled 1 for a scan outside of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {names} ..., or Unscheduled 1 for a scan outside of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{visit!r} is no visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to import was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>baseline is not released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release baseline first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>later timepoints are read already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen them first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import TP{number} first, or declare it not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TP{number} has no images yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen {name} first (new images)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is read already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has an older scan and is not released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release that first, or take its images out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its scan is older than that of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check which visit the folder belongs to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its scan is later than that of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the strip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a label has words of the lists only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose region, phase, kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this was decided already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a decision on held-back images needs its reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{visit!r} cannot be declared not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use TP1, TP2 ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a visit not done needs its reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the visit has images or is declared already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an earlier visit is still missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go in the order of visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} comes after it and is released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it: the schedule counts a visit without images as missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the visit has no images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen it, or lock it and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taking images out needs its reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {visit} out first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left: nadir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left: baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left: prior timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every timepoint was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the reads part at no timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pairs and images stand beside each other here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pair {number}, {site}: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go to the row to pair it with, and press the key again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pairing, for display only ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks of A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks of B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not opened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold: no graphics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code}  ·  Adjudication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{of} timepoints  ·  opened {opened} of {of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the case ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a row onto another to pair them, or {pair} on both; {cut} parts. For display only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The study manager is asked. Leave the case undecided until the answer is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the read that is wrong: A or B.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read {read}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign as adjudication   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order of A and B was drawn for this case. Who read is not shown, before or after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proved wrong by a check, not by judgement? Ask the manager instead: {key} (AJ-9).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause of the difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before signing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole read, never mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best response {best}, progression {on}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed, not changed any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the decision on case {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, it is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} characters, at least {least}{full}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided and signed. Only a reopening takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} things left. First: {first}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One thing left: {first}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you chose and wrote could not be kept; it stays on this page until the case is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endorse {read}: {result}, key {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endorse {read}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seeking what makes the reads part ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and 1 more finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {number} more findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also: {cause}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and 1 further cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {number} further causes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First progression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{read}: best response {best}, first progression {progression}, {lesions}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not told in this study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trigger: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the program; nothing was decided. Try again, and report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the case is open; what makes the reads part is still being sought ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one moment: the disk is still asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case {code}: {read} is endorsed, signed and stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the decision is being stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is drawn in an adjudication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this viewport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endorse one of the reads as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>framed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{thickness} / {step} mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marks of A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marks of B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marks of A and B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next pair of lesions, in both images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>previous pair of lesions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>earlier timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>later timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next timepoint that was not opened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the timepoint at which the reads part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marks of A alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marks of B alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left image: nadir, baseline, prior in turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pair by hand: take the row, go to the other, press again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part the two lesions of the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the last change of pairs back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>endorse A as a whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>endorse B as a whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cause: {cause}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask the manager about a read that is wrong by a check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go to the signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pairs or images, in small windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave the case, back to the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next case that waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filter the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} {reserved} everywhere; press another key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is taken: {text}. Press another key, or change that one first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for your decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decided by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>codes only: neither subject nor reader is known here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for cases ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by code, state or trigger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next case   Ctrl+N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover   {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out   {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no case waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 case waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} cases wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A case comes here when both reads of a subject are complete and differ. Your study manager has them compared; look again later, or ask there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No case waits for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again   F5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No case matches. Esc shows all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sum at baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sum {mm} mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first PD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after PD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} % from baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} % BL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} % from nadir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} % nadir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 non-target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} non-targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 new lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} new lesions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new lesion, first seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state of a non-target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state of a target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>axis that counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date of the scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choice of targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choice of non-targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 single exchange tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} single exchanges tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this one closes the difference, others do too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this one alone closes the difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none alone: these two together close the difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none alone: these {count} together close the difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{site} at {timepoint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pair {number}, {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{opened} of {of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same lesion, same role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same lesion, other role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>abs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equiv.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mm} mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parts} mm, split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these rows have no lesion of A and one of B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this row is no pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a row with a lesion of A and of B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no pair was changed by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesion pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesion pairs, mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at {timepoint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>difference {difference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason of the decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What speaks for this read, in at least {least} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read {read}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first differing timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first to differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sums in mm; opened {opened} of {of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pages of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schema and triggers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>events, each chained to the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>newest event of every stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows against the events they come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>places kept for persons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anchors kept outside of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images against their hashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signatures over what they were given for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was checked in this session yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given up: nothing is said of this study.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the whole study   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel   Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All is as it was stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This study does not hold to its record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anchor {digits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This event holds the secret of an account, which nobody is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{person}, {role}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} UTC, local time {offset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{about}, event {number} of {stream}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {rest:,} more, all in the exported trail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hash before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}:  {old}  →  {new}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timepoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{timepoint} is open; nothing is signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {number}, not signed. SHA-256 {hash}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {number}, signed by {name}, {time} UTC: {meaning} SHA-256 {hash}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the reads ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No subject is assigned to a reader yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No read matches what is typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baseline has no response: it is what later timepoints are compared with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} {place}: nothing was read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by subject, place, reader or state   Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timepoints: Ctrl+Left, Ctrl+Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {all} reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time, UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the trail ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event matches what is typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by time, person, role, event or subject   Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the trail, {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {all} events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a Bland-Altman figure to see its points, or a kappa to see its table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R2 - R1, {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} subjects, bias {bias}, limits {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R1 {category}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R2 {category}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folding reads, {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 subject with two complete reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number:,} subjects with two complete reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 case waits for a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number:,} cases wait for a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kappa, PD yes or no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kappa, best response, linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kappa, best response, quadratic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kappa, best response, all codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kappa, overall response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICC(2,1), sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICC(2,1), change from baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bland-Altman, sum, mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bland-Altman, sum, % of the mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bland-Altman, change from baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concordance (Lin), sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concordance (Lin), change from baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeatability, one lesion, mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differ in PD yes or no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differ in the date of PD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differ in best response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differ in the date of first response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differ in evaluability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differ in overall response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all after baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adjudicated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share:.1f} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bias {bias}, limits {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low:.1f} to {high:.1f} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First steps  {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Well done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close  F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the next task: a first follow-up, its baseline read and locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the first lesion; baseline on the left shows where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the wheel over the right image to the same place, then link both: they scroll together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the slice where it is longest in the right image and draw its long axis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do the same for each target; if one is gone press Shift+A, if too small to measure Shift+S.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the non-target. Shift+P says that it is still present, Shift+A that it is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the right stand sum, category and why. Ctrl+Z takes a step back. Then check the timepoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One page shows all that is locked. Read it, then lock; Esc goes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TP1 is locked and the next timepoint is open. All keys: ?   The whole story: chapter 1 of the guide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first steps are done. All keys: ?   The whole story: chapter 1 of the guide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the first steps in {subject}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first steps go on in {subject}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Studies (*.rrs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out before you open another study: another person may come, and begins anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the study is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the study ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{waiting} edits are not in the study file yet; they are kept for the next start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}. Close again to leave now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown this once, and stored nowhere: hand it over in person or by telephone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example m.okafor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, as signatures print it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give these roles and no others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue a temporary password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody joins   Ctrl+Shift+A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handed over: forget it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody joins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the place to the reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>why the place is taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the place back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was read stays, and counts no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All free places of the study, in balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed, a number that is stored with each read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give out all free places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no measurements, no responses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>visits received of {due} due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>need a check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timepoints locked of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs action, {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the program; nothing was done. Try again, and report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subjects and visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queries, {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopenings, {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images final</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by subject, site or visit   Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}, {visit}: released; it can be taken back until a reader opens it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}, {visit}: the release is taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}: images are final</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}: images are expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quarantine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no CT or MR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody reads it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for the timepoint before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 day late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} days late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{held} of {series}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Option</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until the first lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by amendment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a word, a number, true or false, a list as [&quot;chest&quot;, &quot;abdomen&quot;]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every change is the next version of the charter, with its reason. The first lock freezes the options.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timepoints are locked: only an option on which no result hangs can still be amended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed with the meaning: amendment of the charter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept with the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name, for the first signature of the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the option   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amend and sign   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options of the charter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options of charter and workflow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{option} is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The charter is amended and signed: {option}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for a second look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no value, no category, no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at: let the words out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at: never let them out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask a reader   Ctrl+Shift+Q</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no query.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask a reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may be left out; a second person looks at them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The read is on hold until the query is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none, own words alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked. Own words go out once a second person has looked at them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It names a lesion, which is not told here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The read is on hold until it is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{at} UTC, {name} {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state}, on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decided against, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {share:.1f} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided against, between limits of three SD: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read by two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Followed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beyond mean + 1 SD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates of the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates of readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adjudication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readers, and whom the adjudicator followed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subjects} subjects with two complete reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All subjects with two complete reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by trigger {trigger}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no decision yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published, not a limit: {low} to {high} % disagreement is usual;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share:.0f} % adjudicated of {of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the seed: a whole number, by which the same places come out on every computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who reads which subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People of the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}: {place} is given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}: {place} is taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All free places are given out, by seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} ({login})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A temporary password for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>approved, waits for the reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a finding of the reader, which is not told here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed with the meaning: approval (reopening).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve and sign   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the asker reads it; no value, no category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody asks for a reopening.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked by {name}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}, {place}, {timepoint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests to open a timepoint again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests to open a locked timepoint again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved and signed. The timepoint is open again when its reader opens the read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused; who asked reads why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No images yet. Import them when they come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The visit is due. Import its images when they come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the site for the images, or declare the visit not done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declared not done, with a reason. Images that come later make it a visit again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide on the series in quarantine; then the visit can be released.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size read shows CT and MR alone. Look at the series.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the labels of its series, then let the readers have the visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each reader sees it once the timepoint before is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No images, and no day is planned for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release to readers   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import images   Ctrl+I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series and quarantine   Ctrl+J</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit not done   Ctrl+Shift+D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for taking back, or for the declaration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the release back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}, {visit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>site {site}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further images are expected after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The subject&apos;s images are final</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The subject&apos;s images were declared final: its reads can be complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declare it when no further images will come: no read is complete without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the study elsewhere ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on there   {go_on_key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the study elsewhere   {save_key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel   {save_key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every edit is kept and waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The study file is not at its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gone}. {waits}. Tell your study manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The study file was moved from {path} to {now}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{moved}. {waits}. Put it back, or go on there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is gone: it was deleted or renamed, or its disk was taken away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The study file {path} {gone}. {waits}. Put it back, or save the study elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the study goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{saving} {done} of {total} images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the program; nobody is signed in. Try again, and report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at your password ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is saved. No image and no code is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything stored is safe, and what you had drawn is kept here. Your password begins a new session and goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your account was disabled, reset, or given another role. Everything stored is safe. Ask your study manager; sign out to let another person work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out, another person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session covered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session covered after {minutes} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session has lasted its hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody of this sample trial is real: take a role with one click.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}   {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{least} to {most} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not among those that are tried first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without the names of you, your account and the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>letters, digits, signs and blanks alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>typed twice alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting your password ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rule}: met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rule}: open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set your own password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one you came with was issued to you, or is too old. Your own one also signs for you; nobody else learns it. Four or five words that nobody links with you are best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set and go on   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back   Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet: {rule}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{role}, {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed in since {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your password can&apos;t be checked now. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your name first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You hold several roles here. Choose the one to work in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to read, manage, or look at this study.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another study   Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody signs in to a single-reader study, so nothing is covered: lock the computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the site of {lesion} is being corrected: Enter keeps it, Esc leaves it as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>site of {lesion}: type another one, Enter keeps it, Esc leaves it as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the site of {lesion} stays as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>select a lesion and press {key}: its site is corrected there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is asked of targets and non-targets only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type the organ first: two letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no kind of {organ} is treated apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the long axis of the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an arrow at the non-target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the new lesion waits for its organ: Enter keeps it, Esc leaves nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>site of {lesion_id}: two letters, then Enter; its ends can still be dragged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing was recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{check}, but its mark lies in air</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a target is measured by its two axes; draw it with {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>targets are chosen at baseline only (T-7)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>non-targets are chosen at baseline only (T-7)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a new lesion cannot be at baseline (LS-1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draw {what}; Esc ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an arrow at the new lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the stroke encloses no area; draw round the region, or take the line ({key}) for a length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no lesion is selected; press {key} or click a row, then draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} viewports; click one or press {key}, then a series at the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you have kept no own layout yet; {key} keeps what hangs now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the layout “{name}” is not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept as your layout “{name}”; {key} brings it back, for every subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the layout “{name}” is “{other}” now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the layout “{name}” is removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your own layouts could not be kept: the folder of the settings cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only a target can be too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only a non-target is set present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only a target or non-target is set absent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only a target or non-target is set not evaluable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only a non-target or new lesion is set unequivocal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only a non-target or new lesion is set equivocal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only a new lesion can turn out to be no lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} is a target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} is a non-target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} is a new lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} is absent: draw its two axes if it is still seen, normal is below 10 mm (NT-12); {key} goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} is absent; a node that is still seen counts with its short axis (S-5): draw it with {draw}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} has a state here as a whole (S-6): take it back with {key}, then draw its fragments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not merged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fragment added; draw the next one of {target}, Esc ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no other target that could carry {lesion}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} is merged into which target?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or click its row or its mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draw the fragments of {target} one by one; Esc ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before} is {now} now; those between have moved on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion}: only the order of targets is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} is the first target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} is the last target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the edit before is on its way to the disk; do it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before} is {now} now, and the other way round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no series is shown here; choose one in the left strip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it could not be kept: the folder of the settings cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is {name} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} has its shipped window again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} is set not evaluable: {reason}. {key} takes it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or another reason, at least 10 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{check}  {name}{found}. Reason:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion_id} is not evaluable because:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no locked timepoint to reopen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen {timepoint_name} because:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reopen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the study manager to reopen {name} (entry and words, no value), because:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion_id}: the scans are not linked; set matching slices, then {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete removes this mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no {lesion_id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no lesion yet; draw the first one ({target}, {non_target})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every lesion has a value or state; {key} shows the locked timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every lesion has a value or state; {key} checks and locks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>upper left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>upper right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>matching slices are set; {key} goes to the next lesion in all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>matching slices are set; what was matched before and not moved since stays: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no anchor is needed: the scans share a frame, or only one is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scrolling is linked again; no anchor is needed: the scans share a frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no earlier timepoint to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no later locked timepoint to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no lesion is awaited any more; the tool draws freely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pan and zoom are linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each image has its own pan and zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a window is for all images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each image has its own window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{corner} corner: on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{corner} corner: off; {key} brings it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels smoothed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no lesion is selected; press {key} or click a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mark is being drawn: let the button go first, or Esc drops it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was recorded and refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first. ↑ ↓ scroll, Esc closes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused: {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {kernel} kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{thickness_text} / {step} mm{kernel}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the next one, or reopen it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only the current timepoint can be drawn on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw in the rightmost one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word} hidden, width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version {version}, confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open for reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scrolling not linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not linked ({key} sets matching slices)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linked: {parts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↑ ↓ and Enter, its number or a click takes one. + keeps what hangs now, F2 renames, Delete removes, Esc leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own layouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this layout as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter replaces “{name}”, Esc leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter keeps it for every subject, Tab goes to the list, Esc leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete again removes “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last viewport keeps the timepoint that is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click another viewport first, or drop the series there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in this layout a viewport keeps its timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a grid of viewports first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layout {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the layout needs a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another layout has that name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{most} layouts are kept already; remove one, or keep it by its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file of your own layouts cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file of your own layouts is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lost} of your own layouts cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them anew; what cannot be read is put beside as {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↑ ↓ or its number takes one in hand. Enter keeps the window that is shown in it, F2 changes name, width and level, Backspace gives the shipped one back, Esc leaves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, width, level: Enter keeps them, Esc leaves it as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A preset is a name, a width of 1 to 20000 and a level, with commas between: Bone, 2000, 500</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows of the number keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, width and level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc leaves it. Backspace gives back the shipped key, Shift+Backspace all shipped keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the new key for: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next lesion to read, in all viewports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>previous lesion to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go to T1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go to T2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go to T3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go to T4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go to T5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new target (baseline)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new non-target (baseline)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new lesion (follow-up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>split: next fragment of the selected target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove the value of the selected lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>selected target one number earlier (baseline)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>selected target one number later (baseline)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct the site of the selected lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>site: in a treated field, or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>site: cystic, blastic and the like, in turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>jump to the measured slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too small to measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>States</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>merged into another target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>non-target: present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>progression, or unequivocal new lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new lesion: no lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bidirectional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ellipse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>freehand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancel, back to select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one slice up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one slice down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ten slices up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ten slices down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>previous series of the timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next series of the timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next viewport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>abdomen, soft tissue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liver, portal venous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mediastinum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liver, unenhanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vessels, late arterial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>window as stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the windows of these keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key image on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>earlier timepoint in the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>later timepoint in the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>link scrolling on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these slices match: manual anchor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pan and zoom linked, or each image its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>window linked, or each image its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels smoothed, or each as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overlay full, minimal, none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>texts in the upper left corner on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>texts in the upper right corner on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>texts in the lower left corner on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>texts in the lower right corner on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>details of the shown series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold: hide all graphics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold: magnifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>current alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prior and current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>baseline, prior, current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>baseline, nadir, current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grid of viewports, up to 4 × 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own layouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep what hangs as an own layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left strip on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lesion strip on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edge between table and response up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edge between table and response down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right panel wider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right panel narrower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left strip wider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left strip narrower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give all these edges back to the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>panels into a second window, or back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was recorded and refused last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queries: read, answer, ask the study manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check and lock the timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reopen the timepoint before, or the locked one shown, or ask for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back to the worklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export, from every page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first steps on or off, in the sample study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cover the window; your password opens it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while the study file is moved away: go on at its new place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while the study file is away: save the study elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>larger text, on every page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smaller text, on every page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close the notice, on every page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opens the subject, or asks for its images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>series, their labels and quarantine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mask text on the picture of a series in quarantine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>release a series in quarantine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep a series in quarantine out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add a subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dates of the subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a visit was not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where the backups are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closes the panel on the right, or shows all subjects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open a study file, from every page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open a study that was refused, for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy a study that cannot be written at its place to this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restore the newest backup of a damaged study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opens a study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>imports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key}: {seen} and {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do you agree with the computed category?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement with the computed category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your overall category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason for another category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, in at least 10 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both the computed and your own category are stored (OR-10).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, {computed} stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, another category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose your category (OR-10)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why your category differs, {lacking} more characters (OR-10)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks, warnings and reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason for {check} {lesion_id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least 10 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to {lesion_id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesions of this timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from B / from N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesion, mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning of this lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning of this signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the images   Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{timepoint} is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lock_word}   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version} can be read, not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your study manager approves a reopening (SG-6).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After signing, nothing in this version can change. A later correction needs an approved reopening and makes version {version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the lock nothing in this version can change. A later correction reopens the timepoint and makes version {version}. Locked without signature: single-reader study.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the reason in the list of checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more, see the list of checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locking ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check and lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back to the images, nothing is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next timepoint opens if its images are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>takes you to the next task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 thing is missing:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} things are missing:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} see the list of checks above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}: the lock waits for it, nothing is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reason can be given: the study is open for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lacking} more characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason for reopening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason in words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In words, what is to be corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say it in words, {lacking} more characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, in the order evaluated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, in the order evaluated ({rules})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The response is {hidden} (FB-5).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baseline has no response: the sum is the reference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key images, {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {more} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series this lock binds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images and pixels are fixed with the read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels {pixels}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first signature of a session needs your name and your password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your password to sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 wrong passwords lock the account for 15 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name to sign in with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {role}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{utc} UTC ({local}, UTC{offset})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{utc} UTC
({local}, UTC{offset})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soft tissue window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lung window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liver window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bone window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link scrolling on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These slices match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link pan and zoom on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link windows on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smooth pixels or show each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key image on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too small to measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Absent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not evaluable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merged into another target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split: next fragment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unequivocal progression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unequivocal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equivocal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One number earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One number later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to {lesion} in all images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next, to lock the baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target list is frozen when the baseline is locked. Until then site ({site}) and order ({earlier}, {later}) can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopened: targets added since can be changed and removed until the lock. The others keep number and site; their values can be corrected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted at the lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The baseline is locked: the target list and its order are frozen. Reopening makes a new version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PR ≤ {pr}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PD ≥ {pd}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{now} mm to PR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pd} mm to PD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unequivocal new lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equivocal new lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reopened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undone: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done again: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lesion removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>targets renumbered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} is {organ_text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} taken out of {label}; it begins at {following} now, which is to be confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} split, its value is {fragment} now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} measured {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mark removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion}: value removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tool} removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label of {value} moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: state removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} merged into {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key image, slice {slice_number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, let go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{check} of {lesion}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reason for {about} given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reason for {about} removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {mm} mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{phases}, current {phases_2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spacing is uneven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tilted gantry: read as acquired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mixed orientation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duplicate slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no PixelSpacing: cannot be measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lossy compression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slices above 5 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dates of the scan more than a day apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged table of greys: not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{previous} and {next} go from series to series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later timepoints open one by one after each lock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {under}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen {seen_percent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authorship</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Responsibility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contour, edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nadir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prior</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow-up {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}, {kind}, version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock {name} again as version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign and lock {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign and lock {name} again as version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rules {rules_version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>non-targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}, short axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all its fragments are absent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} not evaluable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sum of its fragments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mark on slice {slice_number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reason missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{method_words}, slice {slice_number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts {mm} mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum of {targets}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum of {targets}, {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}, slice {slice_number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}; the lock waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checks ran on the saved state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are images to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every lesion has a value or a state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the required regions are covered by the scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every edit is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slices are thin enough, and as at baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured in the plane of the baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured on calibrated images without loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no value stands out against the prior one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each lesion was measured at its earlier place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no two lesions lie in one place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each not evaluable lesion has its reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scans were made within 28 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the images were looked through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each node has its short axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each organ is one of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no image came in twice with other content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the images under the marks are there, as they were stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of targets is within the limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each target reaches the minimum size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no normal node is recorded as disease</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no target of a kind that is never measurable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no target in a treated field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disease is recorded at baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disease is recorded at baseline, or its absence confirmed twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the baseline scan is recent enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phase, kernel and window are those of the baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no non-target progression against the targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new lesions lie in regions imaged at baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is back after a complete response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the images of earlier timepoints are as they were locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no new lesion was visible at baseline in retrospect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no proved new lesion is taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no target is merged across organs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also passed: {rest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 check passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} checks passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}{text}. Reason: {answered}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reason given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reason needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean {mm} HU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SD {mm}, {mm_2} mm²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min {low}, max {high}, {count} voxels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} at {timepoint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partial sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nadir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rules met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read only: {name} is locked under rules {rules}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To go on, reopen {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read only: locked under other rules than these ({rules})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As locked → as rules {rules} give, which the panels show. Nothing locked is rewritten. {key} reopens {name}; what follows is confirmed and locked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the result is the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the result differs; figures are hidden while lesions are to be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, rules {rules}, program {software}: {found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} {locked} → {now}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopened: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was reopened: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is to be confirmed, since {reopened} was reopened: check it, then lock it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is open again as version {version}: the study manager approved it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is open again as version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version} stays readable. You change a copy, version {version_2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> {later} must be confirmed and locked again; all values there stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First overall PD. Reading goes on (OR-8): later timepoints are computed and flagged, they change no date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the first PD (OR-8): computed and flagged, no date changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First overall PD; reading goes on (OR-8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the first PD: no date changes (OR-8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response at {timepoint_name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>provisional, {count} to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shown after lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{missing} to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lacking} not evaluable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partial {mm} ({why})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change from baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change from nadir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{letter} hidden until all targets are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{now} mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Non-target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>provisional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is missing: check and lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}{text}; reason: {answered}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice thickness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixel spacing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not calibrated: refused (M-11)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>single images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lesion is selected: {key} goes to the first one to read, a click on a row to its lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one scale, {mm} px per mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dotted: own nadir {mm} mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target, short axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target, longest diameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Axes drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check and lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next: {following}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from B / own N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New lesions: none marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{spoken}, shown once the new value is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{spoken}, {mm} millimetres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {lesion}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{spoken}, not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{spoken}, {word} proposed, not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum, {count} of {count_2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partial, {names} {word}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value, mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum, 1 target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum, {number} targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum so far, 1 target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum so far, {number} targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slice {slice_number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no mark yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reference mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesion} merged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overall stays open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>would be {after}{note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stays {after}{note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>would be {after} (now {before}){note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>figures are shown once every target is read (LS-8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from N {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sum {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>table {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no target lesion at baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neither enough shrinkage nor enough growth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no target could be evaluated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PR once reached is carried on (charter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no non-target lesion at baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all non-targets gone, nodes below 10 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no disease at baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PD of the targets, whatever is still to be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PD of the non-targets, whatever is still to be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>non-target response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word} waits for {ids}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not met: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>complete response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partial response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stable disease</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no progression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>progressive disease</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no disease</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none at baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>progression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d{day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>effusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lymphangitic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leptomeningeal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>simple cyst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cystic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lytic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blastic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diffuse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>segment {subsite}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>treated field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>region unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mouse profile </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default mouse: middle drag pans, right drag zooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PACS mouse: middle drag windows, the right button only opens the menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>middle drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left + right drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What shall dragging with the middle button do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What shall dragging with the right button do? Its click opens the menu all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What shall dragging with left and right button do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What shall the wheel do while Shift is held?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What shall the wheel do while Ctrl is held?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>window: right wider, up brighter, with ⇧ finer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fast scroll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one slice a notch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>five slices a notch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing: only its click, which opens the menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the chosen tool does, always; with select beside a mark: window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>menu of what lies there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same place in the linked viewports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>double click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this viewport alone, and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use, changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{used} of {limit} targets used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never measurable (GD-4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{used}, the limit (GD-1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which organ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded as a new lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lock will ask how progression in the treated field was shown (M-8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure its soft-tissue component alone (M-6)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A solid lesion is preferred where there is one (M-7)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing against it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{role}: site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep this site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accept mark and site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RECIST Reader: lesions and response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slices shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{used} of {limit} used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comfort: text size and brightness of the panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels, not images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the organ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nodal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status of the new lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of the lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lies in a treated field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set by organ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treated field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New lesion {lesion}, {role_text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site of {lesion}, {role_text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no hit: write “other” and the site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proposed by place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>organ required: two letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{typed}” is no part of {organ}; as free text it stands after a comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the site after a blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>status required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organ, two letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organ, two letters and Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{partial} {sum_mm} millimetres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sum_mm} partial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows and Enter, or a click. Esc leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own layout   {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as own   {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid of viewports: {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key, action or mouse; Enter changes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key does that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timepoints and series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, {under}, {count} slices{state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesion over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the measured slice, key {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number, a click, or arrows and Enter choose. Esc leaves it. Backspace gives back what the profile has, Shift+Backspace the whole profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next, to lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What if</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings, no click needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warns: {codes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uses </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Course: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mark new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lesion yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked the study manager; the answer stands here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked to reopen {name}; the study manager decides. Until then nothing changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the query is answered; the study manager closes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{news}. {key} shows and hides it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About which timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In words only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question in words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In words, without values and categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the study manager   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No query about this read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked to reopen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this can&apos;t be done now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, and report it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waits for the study manager, who closes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer it; the study manager closes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All values here stay: check them, then sign again, which confirms them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The study manager decides. Once it is approved, at the next opening: {effect}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask to reopen {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer, without values and categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to {lesion}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer, {about}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for your answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered; the study manager closes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for the study manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the open timepoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On hold until it is closed: {timepoint} is not locked, no further one opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on hold: 1 query is not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on hold: {number} queries are not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 query waits for your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} queries wait for your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on hold: a query waits for the study manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked; the study manager decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved; the next opening of this read takes it up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved, and taken up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not saved, {edits}, retrying in {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not saved, {edits}, open the study again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not saved, {edits}, retrying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>internal error ({name})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed; report it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked; every timepoint at hand is read. {key} goes to the next task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last edit is on its way to the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the page once it is saved, then lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least 10 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and in words, what is to be corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is not enough memory for this series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>targets and non-targets are chosen at baseline only (T-7)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow-up {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 thing missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} things missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo: {undo_words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>active {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved {at:%H:%M:%S}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not saved, 1 edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not saved, {number} edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}kept and tried again; the lock waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bidirect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freehand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Non-targ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check and lock   Ctrl+L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the worklist   {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word}, key {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}, key {printed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked, see or reopen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restoring the newest backup ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying the study to this computer ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giving up ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for a backup ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} {done} of {total} images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk of the study does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the backup takes too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no backup at closing: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether its disk is there; every edit that was saved is in the study file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This study is open for reading only: who writes it keeps its backups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are kept in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup is made while you read, after each lock and at closing. Old ones are thinned out; a damaged study is restored from the newest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them elsewhere   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept there from now on; the first backup is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the backups in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the first backup there ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the disk of the study: both would be lost with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On another disk than the study.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as UTF-8 for Excel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one new folder is made in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export into this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reads document is JSON always.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table beside a figure is CSV always.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a file: choose a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be a folder: choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is not there yet: the export makes {new} in {there}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export   Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only complete reads go out: every timepoint at hand is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled: nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{verb} {done:,} of {total:,} steps{share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything of this list, in one folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one row per lesion and timepoint: state, lengths, part of the sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one row per mark: values, image, positions in patient and image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one row per timepoint: sums, changes, responses, reasons, lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one row per subject, reader and PFS variant: response, progression, PFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one row per subject whose reads part: triggers, decision, cause, what makes them part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>statistics of agreement with their intervals, and the pairs of values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one row per query: question, answer, by whom, how long it was open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one row per series: label, geometry, state, whether a read used it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one row per reader: time at work, targets, adjudications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked timepoints of reads that are not complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one row per changed field of every event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waterfall, spider, swimmer, Kaplan-Meier and agreement: SVG, PNG, and what is drawn as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all reads as JSON, which can be assessed again elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XLSX (Excel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No read is complete yet. A read goes out when all its timepoints at hand are locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>versions, options, columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to check the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number:,} reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words and options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number:,} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 subject goes out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number:,} subjects go out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blinded, all subjects pooled, signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all subjects pooled, unsigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {rest:,} more, all in the manifest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 timepoint differs from what was stored at its lock: see the column recompute_differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number:,} timepoints differ from what was stored at their lock: see the column recompute_differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differs when assessed again: {difference}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add zip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names, dates and other identifiers are taken out on the way in. Nothing is written into the folder you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop folders or zip archives anywhere on this page, or</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder or a zip archive first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import in progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose images are these?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storing the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An import is in progress, and nothing of it would be in the study. Close again to leave it, or wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same files are chosen; nothing of them is in the study yet. Another choice replaces them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same files are chosen; they are in the study, at another visit. Another choice replaces them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One import at a time: this one goes on. Add the next when it has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder with images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zip archives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zip archives (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled: nothing of this import is in the study. Importing again starts over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close   Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each file is read, checked, freed of identifiers and stored. You can go on reading meanwhile. Cancel leaves the study as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel import   Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done:,} of {total:,} files{share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is the same patient, press Esc and choose that subject. Some sites give one number to many patients: then say so, and the reason is kept with the images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example: the site numbers all patients alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import all the same   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These images have the patient number of {other}. Are they of {subject}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If another visit was imported by mistake, Ctrl+J takes it out again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 file imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number:,} files imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 file read, not kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number:,} files read, none kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 brought back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number:,} brought back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number:,} there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 in quarantine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number:,} in quarantine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number:,} not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in quarantine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read now   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose again   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import more   Ctrl+I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} series imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {held} of them in quarantine: decide with Ctrl+J</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>. 1 file was not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>. {number:,} files were not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}. {remedy}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and {rest} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 image was brought back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number:,} images were brought back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{back}, nothing new was imported. {what}. {remedy}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was imported. {what}. {remedy}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area {number} of {count}: left {left}, top {top}, {width} × {height} pixels. Arrows move it, with Shift they size it, Ctrl is fine; Tab takes the next, Esc lets it go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw rectangles over the text, or + adds one: arrows move it, with Shift they size it, Ctrl is fine. Tab takes the next, Delete takes it away. They hold for every slice. Masked, the series is released.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slices masked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask 1 area and release   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask {number} areas and release   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask and release   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel masking   Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not mask   Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel leaves the series as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done:,} of {total:,} slices masked. Cancel leaves the series as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All slices are masked; their record is being stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example: patient was ill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The visit counts as not evaluable. Images that come later make it a visit again, as long as its timepoint is not locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declare not done   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no picture is stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slice {index} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview, {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the stored image cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import this visit&apos;s images again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no picture: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open for reading only   {read_key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the newest backup   {restore_key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy to this computer   {copy_key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel   {cancel_key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>region {region}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what you saw, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}, wheel or ↑ ↓</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release   {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep out   {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask text   {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No area is drawn yet: draw a rectangle over the text, or press +.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masking was cancelled: the series is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series and quarantine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, 1 waits for your decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {held} wait for your decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}  ·  {count} series{waiting}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No images yet. Press Ctrl+I to import the baseline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {label_text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{visit}: {value}, with your reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>released for reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masking needs its reason: say what is masked, then press Enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{visit}: 1 area is masked on every slice and the series released; the originals are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{visit}: {count} areas are masked on every slice and the series released; the originals are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{visit} was taken out, with your reason. Ctrl+I imports the right scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a subject first, then import its baseline images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The baseline must have images first. Press Ctrl+I to import them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} is in the study. Import its baseline images now, or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Randomised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New anti-cancer therapy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinical deterioration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Death</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, or only YYYY-MM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A to Z, digits, dot, dash, underscore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason for the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>why the dates change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates may stay empty and be set later. They count for PFS only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject and dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or 2024-01.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}: no such date. {shown}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change needs its reason: three letters or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This subject is in the study already. Choose another id, or change it with F2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last worked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on hold, query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to be confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next timepoint ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{locked} locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>came twice, to be chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>came twice, manager chooses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{quarantined} held back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 query to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} queries to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported by mistake: take {name} out of the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked: labels and images are fixed. Reopen the timepoint to change them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 file of another patient was not kept at import. Import it for the subject it belongs to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number:,} files of another patient were not kept at import. Import them for the subject they belong to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is {visit} taken out?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example: it is the scan of TP2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {visit} out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the study ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading of CT by RECIST 1.1. Everything you do is saved as you do it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open study file   Ctrl+O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New study for one reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example Liver study 07</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your name as it shall be printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One person manages and reads; no sign-in. It never becomes a blinded study.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make study   Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No study was opened on this computer yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reader&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {name} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file says that text is burned into the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text seems to be burned into the picture outside the body.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An overlay is hidden in unused bits of the pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A secondary capture: a picture of a screen or a report, not a scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An image of another modality than CT, MR or PET.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A nuclear medicine image, which could show the treatment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An image of a treatment with a radionuclide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An image taken at the energy of a treatment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It belongs to a nuclear medicine study, which could show the treatment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another image has the same identifier and other content. Release the one that is to be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measuring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reformatted planes and 3D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{normalize:f} mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no scan date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not possible here: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held back at import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All subjects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My queries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>subject and dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>visit not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter   Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blinded: codes only, no values, no responses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out   Ctrl+W</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close study   Ctrl+W</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add subject   Ctrl+Shift+N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export   Ctrl+E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups   {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {total} subjects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No subject matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all subjects   Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by subject, task or state   Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In work first, then what is ready, then what waits for images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {total} tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All my tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No task matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all tasks   Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by code, task or state   Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queries to answer first, then in work, then what is ready, then what waits for images; among alike in an order of your own. Neighbours in the list carry no meaning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by subject   Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reads assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your study manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a subject, then import its baseline images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No subject yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the filter, or show all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next task   Ctrl+N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  ·  read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worklist  ·  reader {reader}{mode}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} waits for images; its manager brings them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open	Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import images	Ctrl+I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series and quarantine	Ctrl+J</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject and dates	F2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit not done	Ctrl+Shift+D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to import; onto a row, for that subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last session broke off. This is where it was: every finished edit is there, at most a drag in progress or an open card is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of the study did not answer while it was closed. Look whether it is there before you open the study again; edits that could not be stored are kept for the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups lie on the disk of the study, and would be lost with it: {key} in the worklist keeps them elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This study keeps true dates, and the window shows them: a patient or a treatment may be known by them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first steps belong to the sample study: make demo opens it with them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the backup of this study before it is closed ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{applied} edits of the last session were saved now; nothing was lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{waiting} edits of the last session no longer fit. Reason to discard them:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the edits were discarded; their reason is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the program, {count} times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the program, more than {count} times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every edit that was called saved is on the disk; you can go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be written down: there is no room or no right to write the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please report it with {log}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the image store from its backup or import the series again; recist-reader images check lists what is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>acquired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no position in the patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice {index} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom {zoom:.0f} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom {zoom:.0f} %, nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slice {index} is not there yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading {there} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outside this scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the series is being opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no series shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one in the left strip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sagittal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coronal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>axial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oblique {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{position_letters} {position:.1f} mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length_mm:.0f} mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bidirectional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{distance_mm:.0f} mm {where} slice of this series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw in the rightmost viewport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HU {value:.0f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>manual {sign}{offset_mm:.1f} mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>above the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abdomen / soft tissue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liver, portal venous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mediastinum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liver, unenhanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vessels / late arterial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no window is stored in this image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no body is seen in this slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stored table {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is full: {count} characters is as long as it may be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close   {key}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
