// The tracks of a real rekordbox library: interfluve-wav/rekordbox-smart-mcp, rekordbox.xml, commit 92e87d87ff01.
// Taken over are the fields named below as they stand there, folders without the home directory; cue points, beat grids
// and composers are left out. Its licence is MIT:
//
// Copyright (c) 2025 interfluve-wav
//
// Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
// documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
// rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to
// permit persons to whom the Software is furnished to do so, subject to the following conditions:
//
// The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
// Software.
//
// THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
// WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
// COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
// OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

extension DemoFacts {
  /// Fields separated by tabs: id, folder, file, title, artist, album, genre, label, comment, year, track, disc, bpm,
  /// key, seconds, rating, plays, added. A literal: as an embedded resource it takes a hundred times as long to compile.
  static let trackTable = #"""
    194469066	rekordbox/Sampler/OSC_SAMPLER(1)/PRESET ONESHOT	NOISE.wav	NOISE										7A	5			2026-02-02
    18431696	rekordbox/Sampler/OSC_SAMPLER(1)/PRESET ONESHOT	SINEWAVE.wav	SINEWAVE										8A	5			2026-02-02
    220403545	rekordbox/Sampler/OSC_SAMPLER(1)/PRESET ONESHOT	SIREN.wav	SIREN										12B	7			2026-02-02
    196297807	rekordbox/Sampler/OSC_SAMPLER(1)/PRESET ONESHOT	HORN.wav	HORN										10B	7			2026-02-02
    139814141	PioneerDJ/Demo Tracks	Demo Track 1.mp3	Demo Track 1	Loopmasters			Loopmasters	Tracks by www.loopmasters.com				128.00	4A	172			2026-02-02
    33411815	PioneerDJ/Demo Tracks	Demo Track 2.mp3	Demo Track 2	Loopmasters			Loopmasters	Tracks by www.loopmasters.com				120.00	4A	128			2026-02-02
    264319766	rekordbox/Sampler/GROOVE CIRCUIT/PRESET/4-Floor Breaks Kit	House1.wav	House 1	rekordbox	GROOVE CIRCUIT FACTORY SAMPLES	Loop Samples		4-Floor / Breaks Kit (A-1)				123.00	8A	1			2026-02-02
    187705239	rekordbox/Sampler/GROOVE CIRCUIT/PRESET/4-Floor Breaks Kit	House2.wav	House 2	rekordbox	GROOVE CIRCUIT FACTORY SAMPLES	Loop Samples		4-Floor / Breaks Kit (A-2)				125.00	6A	1			2026-02-02
    145271198	rekordbox/Sampler/GROOVE CIRCUIT/PRESET/4-Floor Breaks Kit	Techno1.wav	Techno 1	rekordbox	GROOVE CIRCUIT FACTORY SAMPLES	Loop Samples		4-Floor / Breaks Kit (A-3)				136.00	4A	1			2026-02-02
    7626303	rekordbox/Sampler/GROOVE CIRCUIT/PRESET/4-Floor Breaks Kit	Breaks1.wav	Breaks 1	rekordbox	GROOVE CIRCUIT FACTORY SAMPLES	Loop Samples		4-Floor / Breaks Kit (A-4)				130.00	7A	7			2026-02-02
    20009198	rekordbox/Sampler/GROOVE CIRCUIT/PRESET/4-Floor Breaks Kit	House3.wav	House 3	rekordbox	GROOVE CIRCUIT FACTORY SAMPLES	Loop Samples		4-Floor / Breaks Kit (B-1)				140.00	1A	13			2026-02-02
    197653220	rekordbox/Sampler/GROOVE CIRCUIT/PRESET/4-Floor Breaks Kit	House4.wav	House 4	rekordbox	GROOVE CIRCUIT FACTORY SAMPLES	Loop Samples		4-Floor / Breaks Kit (B-2)				150.00	1A	12			2026-02-02
    224656819	rekordbox/Sampler/GROOVE CIRCUIT/PRESET/4-Floor Breaks Kit	Breaks2.wav	Breaks 2	rekordbox	GROOVE CIRCUIT FACTORY SAMPLES	Loop Samples		4-Floor / Breaks Kit (B-3)				140.00	8A	13			2026-02-02
    51798734	rekordbox/Sampler/GROOVE CIRCUIT/PRESET/4-Floor Breaks Kit	Breaks3.wav	Breaks 3	rekordbox	GROOVE CIRCUIT FACTORY SAMPLES	Loop Samples		4-Floor / Breaks Kit (B-4)				121.00	8A	7			2026-02-02
    163732849	NewTDLs/Playlists/BODYBODY (FEB26)	15. not even noticed - Astral Surge.aiff	Astral Surge	not even noticed 	Source Transformation - EP	Breakbeat,  Acid			2024	4	1	140.00	9A	250	204		2026-02-02
    258247777	NewTDLs/Playlists/BODYBODY (FEB26)	09. Doctor Jeep - QTE.aiff	QTE	Doctor Jeep	QTE - Single	Electronic			2024	1	1	110.00	4A	286			2026-02-02
    142100689	NewTDLs/Playlists/BODYBODY (FEB26)	30. Lake Hills - Picking Flowers.aiff	30. Lake Hills - Picking Flowers		Picking Flowers - Single	Dance			2024	1	1	135.00	9A	256			2026-02-02
    252278012	NewTDLs/Playlists/BODYBODY (FEB26)	25. Hidden Empire - Acid Flashback.aiff	Acid Flashback	Hidden Empire	Mind Palace	Melodic House & Techno			2018	5		122.00	7A	336			2026-02-02
    250921794	NewTDLs/Playlists/BODYBODY (FEB26)	22. Kosh - Ridge Racer.aiff	Ridge Racer	Kosh	Back on Track	Techno			2025	3	1	136.00	6A	370			2026-02-02
    199584179	NewTDLs/Playlists/BODYBODY (FEB26)	01. Brink, Lutsu - Tuff Stuff.aiff	Tuff Stuff	Brink, Lutsu	Tuff Stuff	Breakbeat, Acid, 2-step, Electro			2025	1	1	135.00	7A	337			2026-02-02
    215300018	NewTDLs/Playlists/BODYBODY (FEB26)	29. Exos - State of Mind (Thomsen 98 Mix).aiff	State of Mind (Thomsen 98 Mix)	Exos	Sweet Dreams	Techno, Ambient	Mutual Rytm		2025	4	1	141.00	7A	335			2026-02-02
    2391103	NewTDLs/Playlists/BODYBODY (FEB26)	14. Fixate - Ruminate.aiff	Ruminate	Fixate	Ruminate	Electronic			2022	1	1	138.00	11A	282			2026-02-02
    126675270	NewTDLs/Playlists/BODYBODY (FEB26)	12. DVS1 - Black Russian.aiff	Black Russian	DVS1	Black Russian	Techno	Balance Music		2015	18	1	130.00	11A	391			2026-02-02
    163626522	NewTDLs/Playlists/BODYBODY (FEB26)	11. Kiara Scuro - Witching Hour.aiff	Witching Hour	Kiara Scuro	Witching Hour		Faux Poly		2025	1	1	130.00	5A	313		1	2026-02-02
    6980928	NewTDLs/Playlists/BODYBODY (FEB26)	21. DJ Cosworth - Hipnotico.aiff	Hipnotico	DJ Cosworth	Hipnotico / Ruff & Rugged - Single	Techno			2024	1		140.00	9A	289			2026-02-02
    49787429	NewTDLs/Playlists/BODYBODY (FEB26)	02. Herr Krank, Deborah Aime La Bagarre, Papa Nugs - Eurogenic (Papa Nugs Remix).aiff	Eurogenic (Papa Nugs Remix)	Herr Krank, Deborah Aime La Bagarre, Papa Nugs	Eurogenic (Papa Nugs Remix)	House			2025	1		133.00	8A	325		1	2026-02-02
    262456551	NewTDLs/Playlists/BODYBODY (FEB26)	17. LUXE - Belonging.aiff	Belonging	LUXE	Belonging EP	Trance			2022	4		135.00	8A	256			2026-02-02
    265296660	NewTDLs/Playlists/BODYBODY (FEB26)	33. Lake Hills - LATENIGHTWALK.aiff	LATENIGHTWALK	Lake Hills	20/20, Vol. 3	Electronic			2024	11	1	135.00	5A	287			2026-02-02
    252458105	NewTDLs/Playlists/BODYBODY (FEB26)	23. Club Cab - Freaky Number.aiff	Freaky Number	Club Cab	Industrial Killa - EP	Breakbeat			2022	2	1	142.00	10A	299			2026-02-02
    225090231	NewTDLs/Playlists/BODYBODY (FEB26)	18. salute, Sammy Virji - Peach (Thys Remix).aiff	Peach (Thys Remix)	salute, Sammy Virji	Peach Remixes	Breaks / Breakbeat / UK Bass			2023	1		137.50	10A	328			2026-02-02
    162838490	NewTDLs/Playlists/BODYBODY (FEB26)	10. Kohra, Monophonik - Neuroresonance.aiff	Neuroresonance	Kohra, Monophonik	Eastern Timbres	Techno			2025	4	1	142.00	2A	381			2026-02-02
    62118774	NewTDLs/Playlists/BODYBODY (FEB26)	26. Aiden Francis, Hybrid Man - Stunnalina (Hybrid Man Remix).aiff	Stunnalina (Hybrid Man Remix)	Aiden Francis, Hybrid Man	Floral Oceans	Trance ((Raw / Deep / Hypnotic)	Haŵs		2025	4	1	132.00	6A	344			2026-02-02
    95426888	NewTDLs/Playlists/BODYBODY (FEB26)	13. Sven Wegner - Gonna Nuts Right Now.aiff	Gonna Nuts Right Now	Sven Wegner	Some Better Place	Dance			2025	6		121.00	6A	271		1	2026-02-02
    24328334	NewTDLs/Playlists/BODYBODY (FEB26)	08. NVST - Tiny Mistakes Feeling Hot (Hellisnotamyth Version).aiff	Tiny Mistakes Feeling Hot (Hellisnotamyth Version)	NVST	Silence Itself Is Noise	Electronic			2024	1		138.00	11A	473			2026-02-02
    44576912	NewTDLs/Playlists/BODYBODY (FEB26)	27. BOX CAR, Monta - WAKE TF UP.aiff	WAKE TF UP	BOX CAR, Monta	MONTA [COMP3]	Electro, Grime	MONTA		2025	1	1	127.00	12B	117			2026-02-02
    145813431	NewTDLs/Playlists/BODYBODY (FEB26)	19. In2stellar - Soft Launch.aiff	Soft Launch	In2stellar	Soft Launch - Single	House			2024	2		136.00	4A	339			2026-02-02
    266112546	NewTDLs/Playlists/BODYBODY (FEB26)	03. COIDO - Oh Hey.aiff	Oh Hey	COIDO	Junction - EP	Dance			2025	3	1	144.00	11A	261			2026-02-02
    46706355	NewTDLs/Playlists/BODYBODY (FEB26)	20. Reginald - Fighta.aiff	Fighta	Reginald 	Never Ending Vibe - EP	Breakbeat			2024	1	1	143.00	8A	323			2026-02-02
    266831800	NewTDLs/Playlists/BODYBODY (FEB26)	24. Hitch.93 - Yes Baby!.aiff	Yes Baby!	Hitch.93 	Yes Baby! - Single	Breakbeat			2025	1	1	127.00	10A	333			2026-02-02
    75576869	NewTDLs/Playlists/BODYBODY (FEB26)	04. BaZiNhO Bowwizzy, Okenwa1 & plus one - FRESH SOLJA (feat. Okenwa1 & plus one).aiff	FRESH SOLJA (feat. Okenwa1 & plus one)	BaZiNhO Bowwizzy, Okenwa1 & plus one	Play Back - EP	Hip-Hop/Rap			2023	2		74.65	9A	240			2026-02-02
    220049128	NewTDLs/Playlists/BODYBODY (FEB26)	31. Lake Hills - Format Card.aiff	Format Card?	Lake Hills	Forever - EP	Electronic			2025	3		145.00	2A	252			2026-02-02
    6881347	NewTDLs/Playlists/BODYBODY (FEB26)	07. Pura Pura - Feel The 808 (Sarah Farina Remix).aiff	Feel The 808 (Sarah Farina Remix)	Pura Pura	Odyssey Club	Electronic, Breakbeat			2022	5	1	140.00	5B	201			2026-02-02
    195443752	NewTDLs/Playlists/BODYBODY (FEB26)	16. Soul Mass Transit System - U Got Me Burnin'.aiff	U Got Me Burnin'	Soul Mass Transit System	The Dubble Trubble - EP	Bass			2021	4		141.00	11B	304			2026-02-02
    111576075	NewTDLs/Playlists/BODYBODY (FEB26)	06. Axefield - Ancient Memories.aiff	Ancient Memories	Axefield	Transpersonal World - Single	Electronic			2023	2	1	150.00	9B	262			2026-02-02
    237512517	NewTDLs/Playlists/BODYBODY (FEB26)	28. Tom Place, Hedchef - Exosphere.aiff	Exosphere	Tom Place, Hedchef	Monitor, Measure, Manipulate	Tech House			2025	3		136.00	6A	316			2026-02-02
    202241682	NewTDLs/Playlists/BODYBODY (FEB26)	05. Kosh - Damn Frogs.aiff	Damn Frogs	Kosh	Endless Quest - EP	Electronic			2019	3		136.00	6A	356			2026-02-02
    261477968	NewTDLs/Playlists/BODYBODY (FEB26)	32. Lake Hills - Soft.aiff	Soft	Lake Hills	Picking Flowers EP		HARD Recs		2024	2	1	142.00	6A	340			2026-02-02
    150065177	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	18. Al Wootton - Glorias.aiff	Glorias	Al Wootton	Glorias	Downtempo			2025	1	1	120.00	3B	794			2026-02-02
    243450020	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	01. Bastian Benjamin, Alberta Balsam, French II - The Worm.aiff	The Worm	Bastian Benjamin, Alberta Balsam, French II	The Worm EP	UK Garage		E7 - Minimal	2025	1	1	136.00	1A	257			2026-02-02
    223726871	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	20. Stenny - Blind Corners ().aiff	Blind Corners ()	Stenny	Upsurge	Ambient			2019	4	1	140.00	1A	329			2026-02-02
    251139572	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	11. iNTROSPEKT - Physicality.aiff	Physicality	iNTROSPEKT	Moving The Center	UK Garage		E7 - Steppy	2025	5	1	137.00	6A	289			2026-02-02
    42109523	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	22. Hizuo - Haunted Party.aiff	Haunted Party	Hizuo	Funk Universe	Breaks		breaks choppy full send	2023	1	1	130.00	3A	333			2026-02-02
    150522904	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	09. ElBarto - Future.aiff	Future	ElBarto	HZVA002	Hard Drum			2025	2	1	140.00	10B	289			2026-02-02
    128766980	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	19. Zenker Brothers - Studmission copy.aiff	Studmission	Zenker Brothers	Illusion	Techno	Ilian Tape		2025	2	1	140.00	8B	301			2026-02-02
    30366787	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	15. Phasmid - Hadal Zone.aiff	Hadal Zone	Phasmid	Hadal Zone	Electro			2025	1	1	145.00	8A	381			2026-02-02
    53296918	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	16. Phasmid - Hadal Zone (Kessler Remix).aiff	Hadal Zone (Kessler Remix)	Phasmid	Hadal Zone	Mutant Jungle		E7 - Chill, Ethereal	2025	5	1	150.00	4A	329			2026-02-02
    228663913	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	05. Synkro - No Escape.aiff	No Escape	Synkro	uu013	Dubstep		E4 - Dark	2025	3	1	140.00	4A	281			2026-02-02
    215707468	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	14. BLUMITSU - Pinahoelada.aiff	Pinahoelada	BLUMITSU	Pinahoelada				2025	1	1	136.00	9A	285			2026-02-02
    152157042	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	06. DJ Sprinter - Slowburn.aiff	Slowburn	DJ Sprinter	Vol. 2	Breaks			2025	4	1	88.50	5A	199			2026-02-02
    212829814	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	12. Mala, Magugu - Militant Don (Vocal).aiff	Militant Don (Vocal)	Mala, Magugu	Militant Don	Dubstep		E7 - Vox, Perc	2025	1	1	140.00	5B	150			2026-02-02
    20840711	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	10. SHAYK - Sprayout.aiff	Sprayout	SHAYK	Sprayout	Grime			2025	1	1	140.52	11B	157			2026-02-02
    9618978	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	21. Carré - Meltdown.aiff	Meltdown	Carré	Meltdown	Dubstep		E4 - Dubby, Ethereal	2025	1	1	140.00	4A	304			2026-02-02
    257155800	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	24. Martyn - Vancouver (Rhyw's SKG Mix).aiff	Vancouver (Rhyw's SKG Mix)	Martyn	Vancouver (Rhyw's SKG Mix)	Dubstep		E6 - Sleazy	2024	1	1	140.00	4A	338			2026-02-02
    210076382	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	23. Kobayashi Maru - Induction Texture (A Strange Wedding Side Quest Remix).aiff	Induction Texture (A Strange Wedding Side Quest Remix)	Kobayashi Maru	Induction Texture	Hypnotic			2025	4	1	154.00	6A	353			2026-02-02
    152206979	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	03. Portway - Carrier (Decon).aiff	Carrier (Decon)	Portway	Ghost in the Shell II	 			2025	2	1	144.00	11A	320			2026-02-02
    125636876	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	07. Griminal, COZA, Pent1 - Chop.aiff	Chop	Griminal, COZA, Pent1	Chop	Grime		E7 - Vox	2025	1	1	140.00	9B	181			2026-02-02
    260621094	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	13. DE-TÜ - Dancehall.aiff	Dancehall	DE-TÜ	3310	Dubstep			2025	4	1	140.00	1A	281			2026-02-02
    137461074	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	04. Client_03, James Shinra - Decommission Me.aiff	Decommission Me	Client_03, James Shinra	Testbed Assembly	Electro			2025	5	1	140.00	7B	267			2026-02-02
    51266765	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	19. Zenker Brothers - Studmission.aiff	19. Zenker Brothers - Studmission		Illusion - EP	Techno  (Raw  Deep  Hypnotic)			2025	2	1	140.00	8B	301			2026-02-02
    90839005	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	08. Next To Blue - Only One.aiff	Only One	Next To Blue	Only One				2025	1	1	132.00	8A	294			2026-02-02
    41796927	NewTDLs/Playlists/DIGS (BEST OF 2025) - Interfluve	02. FonZo, Roaming Data - CTX.aiff	CTX	FonZo, Roaming Data	CTX	Speed Garage			2025	1	1	138.00	7A	320			2026-02-02
    259589506	NewTDLs/Playlists/NYE Music	10. Niecesandnephews, bad atlantic - Big Tooth.aiff	Big Tooth	Niecesandnephews, bad atlantic	Big Tooth				2025	1	1	132.00	6A	171			2026-02-02
    117809590	NewTDLs/Playlists/NYE Music	07. Floating Points - Sparkling Controversy.aiff	Sparkling Controversy	Floating Points	Sparkling Controversy				2014	1	1	125.03	4A	473			2026-02-02
    34133623	NewTDLs/Playlists/NYE Music	15. Black Rave Culture - Morgan Freeman.aiff	Morgan Freeman	Black Rave Culture	Morgan Freeman				2025	1	1	135.00	11A	244			2026-02-02
    88139916	NewTDLs/Playlists/NYE Music	Move D - To the Disco ‘77 (Original Mix).aiff	To the Disco ‘77 (Original Mix)	Move D	To the Disco ‘77				2013	1	1	120.00	7A	419			2026-02-02
    115277159	NewTDLs/Playlists/NYE Music	23. Suki - Barefoot Wanderer.aiff	Barefoot Wanderer	Suki	The Barefoot Wanderer				2025	1	1	135.01	6A	284			2026-02-02
    113656766	NewTDLs/Playlists/NYE Music	18. Giuliana Mastramonio - Astral Oscillator.aiff	Astral Oscillator	Giuliana Mastramonio	ALBUM GMA001				2025	5	1	130.00	9A	118			2026-02-02
    88187377	NewTDLs/Playlists/NYE Music	17. DJ Bone - Shook Ones.aiff	Shook Ones	DJ Bone	The Soapbox				2025	1	1	136.00	11A	298			2026-02-02
    10465599	NewTDLs/Playlists/NYE Music	06. Skee Mask - Untitled 279 (DJ Mix).aiff	Untitled 279 (DJ Mix)	Skee Mask	fabric presents Leon Vynehall (Mixed)				2022	22	1	133.68	2A	150			2026-02-02
    159566940	NewTDLs/Playlists/NYE Music	20. Al Wootton - Glorias (Drums Version).aiff	Glorias (Drums Version)	Al Wootton	Glorias				2025	2	1	120.00	12A	527			2026-02-02
    118832177	NewTDLs/Playlists/NYE Music	04. Leod - Untitled 01.aiff	Untitled 01	Leod	Untitled 01	Techno		E6, Loopy	2023	1	1	136.00	12B	330			2026-02-02
    64399915	NewTDLs/Playlists/NYE Music	14. Isaiah - Passing Comet.aiff	Passing Comet	Isaiah	The Worx 03				2025	8	1	136.00	3A	229			2026-02-02
    157856625	NewTDLs/Playlists/NYE Music	11. Vladimir Dubyshkin - bone crushing.aiff	bone crushing	Vladimir Dubyshkin	jane doe's secret				2025	6	1	143.00	10B	245			2026-02-02
    30046413	NewTDLs/Playlists/NYE Music	28. Frits Wentink & Malin Genie - Fuzzy Dunlop.aiff	Fuzzy Dunlop	Frits Wentink & Malin Genie	Ambrosia EP				2025	3	1	141.00	8A	221			2026-02-02
    45927971	NewTDLs/Playlists/NYE Music	13. Binary Digit - IN AIR.aiff	IN AIR	Binary Digit	Infinite Summer				2025	2	1	130.00	8A	369			2026-02-02
    178157323	NewTDLs/Playlists/NYE Music	08. Jorja Smith, Joy Orbison - Rose Rouge (Joy Orbison Remix).aiff	Rose Rouge (Joy Orbison Remix)	Jorja Smith, Joy Orbison	Rose Rouge (Joy Orbison Remix)				2022	1	1	118.00	2A	277			2026-02-02
    161382535	NewTDLs/Playlists/NYE Music	27. Frits Wentink & Malin Genie - Exopaq.aiff	Exopaq	Frits Wentink & Malin Genie	Ambrosia EP				2025	2	1	136.00	8A	329			2026-02-02
    246080940	NewTDLs/Playlists/NYE Music	12. Demuja - EMX JAM 4.aiff	EMX JAM 4	Demuja	EMX JAMS				2025	2	1	120.00	11A	314			2026-02-02
    68325094	NewTDLs/Playlists/NYE Music	25. Strict Face - Vanity Card.aiff	Vanity Card	Strict Face	Steps Twice Tumbled				2024	2	1	136.00	6A	260			2026-02-02
    191555572	NewTDLs/Playlists/NYE Music	03. Wax - 700007A.aiff	700007A	Wax	70007				2019	1	1	126.00	8A	438			2026-02-02
    118367688	NewTDLs/Playlists/NYE Music	02. Peverelist - Slice of Life.aiff	Slice of Life	Peverelist	Tessellations				2017	6	1	130.01	3A	298			2026-02-02
    205584725	NewTDLs/Playlists/NYE Music	19. Poproboval - Touch Me.aiff	Touch Me	Poproboval	Touch Me				2025	1	1	130.00	9A	236			2026-02-02
    144506272	NewTDLs/Playlists/NYE Music	29. Fred Quest - How to Keep.aiff	How to Keep	Fred Quest	Who Would You Have Been EP				2022	4	1	128.00	3B	384			2026-02-02
    84957532	NewTDLs/Playlists/NYE Music	16. Boy in Nature, BCCO - Recontruct The Crime.aiff	Recontruct The Crime	Boy in Nature, BCCO	BCCOVA17				2025	4	1	143.00	5A	298			2026-02-02
    259617517	NewTDLs/Playlists/NYE Music	09. Kaval - Soundclash.aiff	Soundclash	Kaval	Soundclash	Dembow			2025	2	1	129.00	12A	255			2026-02-02
    16927891	NewTDLs/Playlists/NYE Music	01. Floating Points - Anasickmodular.aiff	Anasickmodular	Floating Points	Crush				2019	3	1	139.00	3A	192			2026-02-02
    100909188	NewTDLs/Playlists/NYE Music	22. Silat Beksi - Crispy Edges.aiff	Crispy Edges	Silat Beksi	Atman				2025	3	1	125.00	9A	422			2026-02-02
    49363368	NewTDLs/Playlists/NYE Music	24. Elisa Bee - Alla Prima (Neville Watson Remix).aiff	Alla Prima (Neville Watson Remix)	Elisa Bee	Sample Minds				2022	4	1	126.00	6A	363			2026-02-02
    8568032	NewTDLs/Playlists/NYE Music	21. Silat Beksi - Atman.aiff	Atman	Silat Beksi	Atman				2025	1	1	124.00	7A	405			2026-02-02
    111028169	NewTDLs/Playlists/NYE Music	26. Frits Wentink & Malin Genie - Ambrosia.aiff	Ambrosia	Frits Wentink & Malin Genie	Ambrosia EP				2025	1	1	126.00	1A	351			2026-02-02
    125110624	NewTDLs/Playlists/hardGrooove	08. Altinbas - Reshape.aiff	Reshape	Altinbas	Reshape	Hardgroove			2023	3	1	141.00	7A	279			2026-02-02
    98321742	NewTDLs/Playlists/hardGrooove	06. SERA J - Ray of Light.aiff	Ray of Light	SERA J	Chapter One	Hardgroove			2024	6	1	145.00	5A	279			2026-02-02
    218693852	NewTDLs/Playlists/hardGrooove	04. Chlär - Dopamine Rush.aiff	Dopamine Rush	Chlär	Intrinsic Drive	Hardgroove			2023	1	1	144.00	11A	338			2026-02-02
    183839951	NewTDLs/Playlists/hardGrooove	09. Peryl, Rødhåd - KALLAIT 03 [230211.3].aiff	KALLAIT 03 [230211.3]	Peryl, Rødhåd	KALLAIT	Hardgroove			2023	3	1	135.00	5B	375			2026-02-02
    215977211	NewTDLs/Playlists/hardGrooove	03. Chlär - Vital Force.aiff	Vital Force	Chlär	Dance Instructor EP	Hardgroove			2023	2	1	144.00	4A	323			2026-02-02
    11222084	NewTDLs/Playlists/hardGrooove	10. Danny Wabbit - Internal Jungle.aiff	Internal Jungle	Danny Wabbit	Internal Jungle EP	Hardgroove			2021	1	1	140.00	4A	330			2026-02-02
    216285380	NewTDLs/Playlists/hardGrooove	11. Annē - Outrun.aiff	Outrun	Annē	Federation of Rytm III	Hardgroove			2024	17	1	142.00	1A	298			2026-02-02
    183918795	NewTDLs/Playlists/hardGrooove	01. Beau Didier - Finally.aiff	Finally	Beau Didier	Student	Hardgroove			2025	3	1	143.00	1A	275			2026-02-02
    167604944	NewTDLs/Playlists/hardGrooove	12. Danny Wabbit - B12.aiff	B12	Danny Wabbit	HARDPROOF VA08	Hardgroove			2025	5	1	145.00	3A	279			2026-02-02
    4738836	NewTDLs/Playlists/hardGrooove	02. Beau Didier - Like That.aiff	Like That	Beau Didier	Federation of Rytm II	Hardgroove			2023	8	1	142.00	10B	299			2026-02-02
    74505539	NewTDLs/Playlists/hardGrooove	07. Ignition Technician - Mova Ya Body.aiff	Mova Ya Body	Ignition Technician	Back in the Day	Hardgroove			2003	2	1	138.00	10A	339			2026-02-02
    43101375	NewTDLs/Playlists/hardGrooove	13. Alarico - Weiller.aiff	Weiller	Alarico	Weiller	Hardgroove			2020	1	1	145.00	11A	245			2026-02-02
    198745634	NewTDLs/Playlists/hardGrooove	14. Mac Declos - Sexiness.aiff	Sexiness	Mac Declos	Sexiness	Hardgroove			2025	1	1	144.00	8A	296			2026-02-02
    112353209	NewTDLs/Playlists/hardGrooove	05. Chlär - Love Blaster.aiff	Love Blaster	Chlär	Optimized Grooves	Hardgroove			2022	3	1	144.00	1A	302			2026-02-02
    187934358	NewTDLs/Playlists/deepest dub techno	5. Upwellings - Soft Shadows.aiff	Soft Shadows	Upwellings	An Introduction, Part 3	Dub Techno			2017	2	1	120.02	4A	335			2026-02-02
    89296795	NewTDLs/Playlists/deepest dub techno	6. Corvum, Toki Fuko - Experiment III (Original Mix).aiff	Experiment III (Original Mix)	Corvum, Toki Fuko	Experiment EP	Dub Techno			2017	2	1	125.00	1A	444			2026-02-02
    219264245	NewTDLs/Playlists/deepest dub techno	1. Fog Catcher - Hpt.aiff	Hpt	Fog Catcher	Evening Wind	Dub Techno			2025	1	1	122.00	4A	544			2026-02-02
    45797965	NewTDLs/Playlists/deepest dub techno	4. Upwellings - D.aiff	D	Upwellings	A	Dub Techno			2025	4	1	126.00	4A	337			2026-02-02
    218048729	NewTDLs/Playlists/deepest dub techno	2. Fog Catcher - Evening Wind.aiff	Evening Wind	Fog Catcher	Evening Wind	Dub Techno			2025	2	1	124.00	9A	334		2	2026-02-02
    79839958	NewTDLs/Playlists/deepest dub techno	3. Fog Catcher - Naval.aiff	Naval	Fog Catcher	Evening Wind	Dub Techno			2025	5	1	123.00	8A	399			2026-02-02
    129036482	NewTDLs/Playlists/H4RDG#OOVE	3. Lake Hills, BCCO - Final Fantasy.aiff	Final Fantasy	Lake Hills, BCCO	BCCX020	Hardgroove			2025	3	1	145.00	11A	317			2026-02-02
    233635769	NewTDLs/Playlists/H4RDG#OOVE	4. Concussion, Opus Records - Sikolt.aiff	Sikolt	Concussion, Opus Records	OPUSVA002				2025	1	1	138.00	1A	335			2026-02-02
    246573447	NewTDLs/Playlists/H4RDG#OOVE	5. Exos - Hinn Víðförli.aiff	Hinn Víðförli	Exos	Sweet Dreams				2025	3	1	137.00	1A	355			2026-02-02
    142342628	NewTDLs/Playlists/H4RDG#OOVE	2. Lake Hills, BCCO - Distance To Empty.aiff	Distance To Empty	Lake Hills, BCCO	BCCX020	Hardgroove			2025	1	1	145.00	2A	344			2026-02-02
    93001028	NewTDLs/Playlists/H4RDG#OOVE	1. Simone Zino - Signals.aiff	Signals	Simone Zino	Evolutions, Vol. IV				2025	6	1	143.00	8A	299			2026-02-02
    1222702	Various Artists - DCVA1	Kalani - DCVA1 - 03 Surface Tension.aiff	Surface Tension	Kalani	DCVA1	Electro			2025	3		144.00	6A	305			2026-02-02
    93617015	Various Artists - DCVA1	CRL - DCVA1 - 02 Believe.aiff	Believe	CRL	DCVA1	Electro			2025	2		125.00	7A	401			2026-02-02
    65043428	Various Artists - DCVA1	Arno Lemons - DCVA1 - 01 As Free As You Are.aiff	As Free As You Are	Arno Lemons	DCVA1	Electro			2025	1		125.00	6A	255			2026-02-02
    202021308	Bandcamp DLs (2025)	Mihai Pol - Nirvana - Smells Like Teen Spirit (Mihai Pol Edit).aiff	Nirvana - Smells Like Teen Spirit (Mihai Pol Edit)	Mihai Pol		Rominimal		Visit https://mihaipol.bandcamp.com	2025			123.00	3B	382	255	1	2026-02-02
    193090733	NewTDLs/Playlists/dub tekno	03. Exos - Mininga.aiff	Mininga	Exos	You Can' T Stop Time	Dub Techno			2003	1	1	119.94	10B	327			2026-02-02
    147573088	NewTDLs/Playlists/dub tekno	16. Rohar - Pieces (Original Mix).aiff	Pieces (Original Mix)	Rohar	Nerves	Dub Techno			2018	2	1	130.00	11A	403			2026-02-02
    116630833	NewTDLs/Playlists/dub tekno	20. Abdul Raeva - Press 94.aiff	Press 94	Abdul Raeva	Press 94	Dub Techno			2020	1	1	127.00	4A	441			2026-02-02
    237845031	NewTDLs/Playlists/dub tekno	5. Per Hammar - Released Dubb (Mihai Popoviciu Remix).aiff	Released Dubb (Mihai Popoviciu Remix)	Per Hammar	Released EP	Dub Techno			2015	6	1	124.00	6A	434			2026-02-02
    142218000	NewTDLs/Playlists/dub tekno	26. Luna Ludmila - Maybe Tomorrow.aiff	Maybe Tomorrow	Luna Ludmila	Maybe Tomorrow	Dub Techno			2023	1	1	125.00	9A	380			2026-02-02
    87955974	NewTDLs/Playlists/dub tekno	27. Solipsism, Mosca - Hooked Soul Rites.aiff	Hooked Soul Rites	Solipsism, Mosca	Hooked Soul Rites	Dub Techno			2023	1	1	122.00	7A	419			2026-02-02
    117614131	NewTDLs/Playlists/dub tekno	24. Anton Kubikov - Oxygen.aiff	Oxygen	Anton Kubikov	KING OF THE FOG	Dub Techno			2022	4	1	127.00	5A	415			2026-02-02
    83195524	NewTDLs/Playlists/dub tekno	13. Grad_U - Passing By The Star Cluster (Original Mix).aiff	Passing By The Star Cluster (Original Mix)	Grad_U	Endless Space	Dub Techno			2019	5	1	140.00	2A	497			2026-02-02
    140992749	NewTDLs/Playlists/dub tekno	17. STL - Sensimilla.aiff	Sensimilla	STL	Take Your Seats Ep	Dub Techno			2019	3	1	120.00	10A	574			2026-02-02
    219360782	NewTDLs/Playlists/dub tekno	10. Mathimidori - Vibra.aiff	Vibra	Mathimidori	Echocord - 20 Years	Dub Techno			2021	2	1	117.00	11A	401			2026-02-02
    213592844	NewTDLs/Playlists/dub tekno	05. Normal Ones - Cirque Du Freque.aiff	Cirque Du Freque	Normal Ones	Cirque Du Freque	Dub Techno			2018	1	1	155.00	11A	448			2026-02-02
    236157589	NewTDLs/Playlists/dub tekno	15. Kijang - Genghis (Original Mix).aiff	Genghis (Original Mix)	Kijang	Genghis	Dub Techno			2020	1	1	134.00	10A	330			2026-02-02
    243542415	NewTDLs/Playlists/dub tekno	2. Reagan (IE) - Minimal Art A (Original mix).aiff	Minimal Art A (Original mix)	Reagan (IE)	Minimal Art	Dub Techno			2016	1	1	121.00	4A	444			2026-02-02
    114525497	NewTDLs/Playlists/dub tekno	29. Reestar - Sanguine.aiff	Sanguine	Reestar	Sanguine	Dub Techno			2016	2	1	118.00	9A	391			2026-02-02
    89076277	NewTDLs/Playlists/dub tekno	04. Normal Ones, Attentat - Cirque Du Freque (Attentat Remix).aiff	Cirque Du Freque (Attentat Remix)	Normal Ones, Attentat	Cirque Du Freque	Dub Techno			2018	6	1	126.00	1A	453			2026-02-02
    56642332	NewTDLs/Playlists/dub tekno	4. Lola Palmer - Classic Dub.aiff	Classic Dub	Lola Palmer	Classic Dub	Dub Techno			2025	1	1	133.00	12B	292			2026-02-02
    194101111	NewTDLs/Playlists/dub tekno	3. Contakt - Things to Come.aiff	Things to Come	Contakt	Jubilee Presents: Magic City Vol. 2	Dub Techno			2016	6	1	132.00	12B	301			2026-02-02
    209469722	NewTDLs/Playlists/dub tekno	31. Lola Palmer - Classic Dub.aiff	Classic Dub	Lola Palmer	Classic Dub	Dub Techno			2025	1	1	133.00	12B	292			2026-02-02
    56148080	NewTDLs/Playlists/dub tekno	25. Beresi - Natacha Blues (Original Mix).aiff	Natacha Blues (Original Mix)	Beresi	Musica Lunar	Dub Techno			2019	52	1	124.00	1A	535			2026-02-02
    104098470	NewTDLs/Playlists/dub tekno	21. Jeroen Search - Polarized.aiff	Polarized	Jeroen Search	A -  Part 2 Of 3	Dub Techno			2009	1	1	128.01	9A	360			2026-02-02
    234207232	NewTDLs/Playlists/dub tekno	08. Quantec - Increased Awareness.aiff	Increased Awareness	Quantec	Thought Experiment	Dub Techno			2010	2	1	120.00	6A	262			2026-02-02
    159492850	NewTDLs/Playlists/dub tekno	14. Schulz Audio - From a Distance.aiff	From a Distance	Schulz Audio	Night Falls	Dub Techno			2021	3	1	118.00	3A	587			2026-02-02
    142437117	NewTDLs/Playlists/dub tekno	02. Subforms - Walk in the Spacesuite (Doyeq Remix).aiff	Walk in the Spacesuite (Doyeq Remix)	Subforms	Yuputka	Dub Techno			2013	2	1	118.00	2A	520			2026-02-02
    66536224	NewTDLs/Playlists/dub tekno	06. Normal Ones - Mercury (v9).aiff	Mercury (v9)	Normal Ones	Mercury	Dub Techno			2017	2	1	119.60	9A	446			2026-02-02
    231935910	NewTDLs/Playlists/dub tekno	1. Solipsism, Mosca - Hooked Soul Rites.aiff	Hooked Soul Rites	Solipsism, Mosca	Hooked Soul Rites	Dub Techno			2023	1	1	122.00	7A	419			2026-02-02
    26234488	NewTDLs/Playlists/dub tekno	09. Fluxion - Dawn.aiff	Dawn	Fluxion	Perspectives	Dub Techno			2020	5	1	126.00	9A	379			2026-02-02
    118663676	NewTDLs/Playlists/dub tekno	1. Reagan (IE) - Minimal Art B (Kercha remix).aiff	Minimal Art B (Kercha remix)	Reagan (IE)	Minimal Art	Dub Techno			2016	2	1	117.00	10A	338			2026-02-02
    191804125	NewTDLs/Playlists/dub tekno	30. Diego Krause - This Is the Place (Edit).aiff	This Is the Place (Edit)	Diego Krause	This Is the Place (Edit)	Dub Techno			2024	1	1	128.01	6A	237			2026-02-02
    75285669	NewTDLs/Playlists/dub tekno	11. idealist - Ride.aiff	Ride	idealist	Echocord - 20 Years	Dub Techno			2021	8	1	123.00	7A	459			2026-02-02
    16438511	NewTDLs/Playlists/dub tekno	22. Marc Marzenit - Feelings Over Titles.aiff	Feelings Over Titles	Marc Marzenit	To Love Until We Say Goodbye	Dub Techno			2014	9	1	123.00	7A	344			2026-02-02
    33714762	NewTDLs/Playlists/dub tekno	19. Conrad Van Orton, VSK - Mystery of time.aiff	Mystery of time	Conrad Van Orton, VSK	Quantum Entanglement	Dub Techno			2016	5	1	126.00	8A	478			2026-02-02
    60594483	NewTDLs/Playlists/dub tekno	12. Grad_U - Geomagnetic Storm (Original Mix).aiff	Geomagnetic Storm (Original Mix)	Grad_U	Redscale 01-09	Dub Techno			2019	16	1	123.99	6B	662			2026-02-02
    178848018	NewTDLs/Playlists/dub tekno	2. NaeTek - Primal Dub (Kiano & Below Bangkok Dub Mix).aiff	Primal Dub (Kiano & Below Bangkok Dub Mix)	Nae:Tek	Primal Dub	Dub Techno			2019	4	1	122.00	11A	468			2026-02-02
    52613391	NewTDLs/Playlists/dub tekno	07. Quantec - Thought Experiment.aiff	Thought Experiment	Quantec	Thought Experiment	Dub Techno			2010	3	1	120.00	2A	320			2026-02-02
    241881239	NewTDLs/Playlists/dub tekno	3. Miki Craven - Boot Camp.aiff	Boot Camp	Miki Craven	Chordrizim	Dub Techno			2013	2	1	125.00	5A	371			2026-02-02
    153849561	NewTDLs/Playlists/dub tekno	01. Advanced Dreams - Only Nature.aiff	Only Nature	Advanced Dreams	Islands of Memory	Dub Techno			2014	2	1	120.00	6A	688			2026-02-02
    114938368	NewTDLs/Playlists/dub tekno	18. deepfreqz - Lost in Thoughts (Samuel Wallner's Snowfall Mix).aiff	Lost in Thoughts (Samuel Wallner's Snowfall Mix)	deepfreqz	Restless	Dub Techno			2021	4	1	127.00	11A	483			2026-02-02
    66201725	NewTDLs/Playlists/dub tekno	28. NaeTek - Primal Dub (Kiano & Below Bangkok Dub Mix).aiff	Primal Dub (Kiano & Below Bangkok Dub Mix)	Nae:Tek	Primal Dub	Dub Techno			2019	4	1	122.00	11A	468			2026-02-02
    223636464	NewTDLs/Playlists/ETHEREAL AFTERHOURS	05. BOX CAR, Monta - WAKE TF UP.aiff	WAKE TF UP	BOX CAR, Monta	MONTA [COMP3]				2025	1	1	127.00	12B	117			2026-02-02
    186971028	NewTDLs/Playlists/ETHEREAL AFTERHOURS	06. Answer Code Request - Echoes in Blue.aiff	Echoes in Blue	Answer Code Request	The Sound of Kokölò 2025				2025	8	1	130.00	7A	402		1	2026-02-02
    115067385	NewTDLs/Playlists/ETHEREAL AFTERHOURS	01. Sterac - The Time Is Now.aiff	The Time Is Now	Sterac	Dekmantel Ten: A Decade of Dekmantel Festival				2024	13	1	142.00	9B	356			2026-02-02
    175739480	NewTDLs/Playlists/ETHEREAL AFTERHOURS	02. Etapp Kyle - Ahora.aiff	Ahora	Etapp Kyle	Continuum				2016	2	1	131.00	4A	349			2026-02-02
    68136574	NewTDLs/Playlists/ETHEREAL AFTERHOURS	11. Soop - Sun Never Rose (Vishal Unni Remix).aiff	Sun Never Rose (Vishal Unni Remix)	Soop	Shadow Man	Techno		Hypnotic	2024	5	1	160.00	11A	341			2026-02-02
    185561249	NewTDLs/Playlists/ETHEREAL AFTERHOURS	09. Lake Hills, Frythm - Personal Request.aiff	Personal Request	Lake Hills, Frythm	Across the Room				2024	6	1	143.00	5A	382			2026-02-02
    24952250	NewTDLs/Playlists/ETHEREAL AFTERHOURS	04. Kosh - Ridge Racer.aiff	Ridge Racer	Kosh	Back on Track	Space Dance			2025	3	1	136.00	6A	370			2026-02-02
    95186725	NewTDLs/Playlists/ETHEREAL AFTERHOURS	12. Marco Borg - Arambha.aiff	Arambha	Marco Borg	Mystical Fields, Pt. 1	House		Psychedelic	2024	4	1	128.00	3A	400	204		2026-02-02
    107811679	NewTDLs/Playlists/ETHEREAL AFTERHOURS	03. not even noticed - Electromagnetic Field.aiff	Electromagnetic Field	not even noticed	Microtransitions EP	Space Dance			2023	1	1	140.00	4A	387			2026-02-02
    171115331	NewTDLs/Playlists/ETHEREAL AFTERHOURS	08. Derek Carr - Athenia.aiff	Athenia	Derek Carr	Pioneers EP	House		Spacey, Dreamy	2018	2	1	130.00	2A	400			2026-02-02
    113097280	NewTDLs/Playlists/ETHEREAL AFTERHOURS	07. Exos - State of Mind (Thomsen 98 Mix).aiff	State of Mind (Thomsen 98 Mix)	Exos	Sweet Dreams	Hardgroove			2025	4	1	141.00	7A	335			2026-02-02
    119347806	NewTDLs/Playlists/ETHEREAL AFTERHOURS	10. Lake Hills - Soft.aiff	Soft	Lake Hills	Picking Flowers EP	Techno			2024	2	1	142.00	6A	340			2026-02-02
    11540659	NewTDLs/Playlists/HYPNOTIC Extra Dark	4. Benza - Chimera.aiff	Chimera	Benza	Chimera EP				2025	2	1	143.00	6A	279			2026-02-02
    14969051	NewTDLs/Playlists/HYPNOTIC Extra Dark	5. Marco Borg - Viha.aiff	Viha	Marco Borg	Taral	Hypnotic			2024	2	1	132.00	6A	357			2026-02-02
    18395044	NewTDLs/Playlists/HYPNOTIC Extra Dark	1. KRDS - Cosmic Principles (Original Mix).aiff	Cosmic Principles (Original Mix)	KR:DS	Cosmic Principles	Hypnotic			2021	3	1	127.00	1A	399			2026-02-02
    66858694	NewTDLs/Playlists/HYPNOTIC Extra Dark	2. Svarog - Shifting Forms (Original).aiff	Shifting Forms (Original)	Svarog	Shifting Forms (Original)				2025	1	1	127.00	12B	332			2026-02-02
    208455306	NewTDLs/Playlists/HYPNOTIC Extra Dark	6. Axoon - X-Rays.aiff	X-Rays	Axoon	The Remedy - 2nd Dose				2020	2	1	128.00	9A	372		1	2026-02-02
    210859198	NewTDLs/Playlists/HYPNOTIC Extra Dark	3. Tripold1 - Concentration.aiff	Concentration	Tripold1	Concentration				2024	2	1	126.00	3A	124			2026-02-02
    69153933	NewTDLs/Playlists/psy tech minimal [	07. Amrit (IN) - Non-Newtonian Fluid.aiff	Non-Newtonian Fluid	Amrit (IN)	Sonic Secrets, Vol. 2	Psy Tech			2024	6	1	127.00	7A	402			2026-02-02
    88562624	NewTDLs/Playlists/psy tech minimal [	17. Thomas Klipps - Pacemaker (Original Mix).aiff	Pacemaker (Original Mix)	Thomas Klipps	EVIL RETURNES V​.​A. VOL​.​1	Psy Tech			2019	3	1	124.00	8A	412			2026-02-02
    263778098	NewTDLs/Playlists/psy tech minimal [	10. Peter Groskreutz - Honeymoon (Original Mix).aiff	Honeymoon (Original Mix)	Peter Groskreutz	Red Snow	Psy Tech			2017	5	1	125.00	9A	339			2026-02-02
    105713043	NewTDLs/Playlists/psy tech minimal [	09. Deepnotic - Different Language.aiff	Different Language	Deepnotic	Small Talk Series, Vol. 13	Psy Tech			2018	4	1	125.00	5A	425			2026-02-02
    93854090	NewTDLs/Playlists/psy tech minimal [	06. Breger - Relationships (Folic State Remix).aiff	Relationships (Folic State Remix)	Breger	Garstic	Psy Tech			2023	4	1	127.00	1A	440			2026-02-02
    223037630	NewTDLs/Playlists/psy tech minimal [	19. Folic State - Shredder (Original Mix).aiff	Shredder (Original Mix)	Folic State	WARM V.A. VOL.5	Psy Tech			2018	24	1	126.00	6A	421			2026-02-02
    20463005	NewTDLs/Playlists/psy tech minimal [	22. Falling Cows, Attila Manju - Projections.aiff	Projections	Falling Cows, Attila Manju	Cowpilation #2	Psy Tech			2016	2	1	118.00	6A	333			2026-02-02
    254445667	NewTDLs/Playlists/psy tech minimal [	11. Le Son Du Placard - Abecede.aiff	Abecede	Le Son Du Placard	Scander Gang 001	Psy Tech			2016	6	1	126.00	1A	403			2026-02-02
    58185565	NewTDLs/Playlists/psy tech minimal [	21. Folic State - Mosaic.aiff	Mosaic	Folic State	WARM V.A. VOL.6	Psy Tech			2019	28	1	126.00	6A	416			2026-02-02
    226132946	NewTDLs/Playlists/psy tech minimal [	02. Diamandy, OCB - Insanity Syndrome (Trilingo Remix).aiff	Insanity Syndrome (Trilingo Remix)	Diamandy, OCB	Insanity Syndrome	Psy Tech			2019	2	1	125.00	9A	418			2026-02-02
    30589403	NewTDLs/Playlists/psy tech minimal [	08. Javiis - Tenebres (Trilingo Remix).aiff	Tenebres (Trilingo Remix)	Javiis	Palin	Psy Tech			2019	4	1	125.00	4A	387			2026-02-02
    236513991	NewTDLs/Playlists/psy tech minimal [	16. Sonic Jay - Roll To Roll (Original Mix).aiff	Roll To Roll (Original Mix)	Sonic Jay	THE EVIL VOL.3	Psy Tech			2020	8	1	124.00	7A	435			2026-02-02
    251273527	NewTDLs/Playlists/psy tech minimal [	15. Sharmonic - Psyborg Wars.aiff	Psyborg Wars	Sharmonic	Free Cloud - Season 4	Psy Tech			2023	5	1	125.00	11A	435			2026-02-02
    75223049	NewTDLs/Playlists/psy tech minimal [	12. Carbon, Javiis - Mutants.aiff	Mutants	Carbon, Javiis	Mutants	Psy Tech			2020	1	1	126.00	11A	382			2026-02-02
    171128697	NewTDLs/Playlists/psy tech minimal [	01. Lampé - Let It Go.aiff	Let It Go	Lampé	ONE5UN	Psy Tech			2020	1	1	125.00	6A	338			2026-02-02
    252090466	NewTDLs/Playlists/psy tech minimal [	18. Aji Mon Nair - Yodha (Original Mix).aiff	Yodha (Original Mix)	Aji Mon Nair	EVIL RETURNES V​.​A. VOL​.​1	Psy Tech			2020	12	1	123.00	5A	420			2026-02-02
    263784205	NewTDLs/Playlists/psy tech minimal [	03. Suspect One - Jaguar (Original Mix).aiff	Jaguar (Original Mix)	Suspect One	Jaguar EP	Psy Tech			2020	1	1	126.00	12A	446			2026-02-02
    40584650	NewTDLs/Playlists/psy tech minimal [	05. Konfusia - My Vision (Peku Remix).aiff	My Vision (Peku Remix)	Konfusia	My Vision EP	Psy Tech			2021	4	1	128.00	6A	392			2026-02-02
    72403558	NewTDLs/Playlists/psy tech minimal [	23. Frech & Koch - Affenzirkus.aiff	Affenzirkus	Frech & Koch	Cowpilation #2	Psy Tech			2016	4	1	125.00	4A	386			2026-02-02
    230156417	NewTDLs/Playlists/psy tech minimal [	13. TiM TASTE, APHE - Montreal Madness.aiff	Montreal Madness	TiM TASTE, APHE	Montreal Madness	Psy Tech			2020	1	1	125.00	8A	417			2026-02-02
    243068442	NewTDLs/Playlists/psy tech minimal [	14. Breger - Your Visa Has Questions (Original Mix).aiff	Your Visa Has Questions (Original Mix)	Breger	Public Secret EP	Psy Tech			2018	4	1	124.00	1A	434			2026-02-02
    125146696	NewTDLs/Playlists/psy tech minimal [	20. Momo Dobrev - Nothing (Original Mix).aiff	Nothing (Original Mix)	Momo Dobrev	WARM V.A. VOL.5	Psy Tech			2013	3	1	125.00	6A	368			2026-02-02
    51484719	NewTDLs/Playlists/psy tech minimal [	04. Le Son Du Placard - Ooh Tshhh.aiff	Ooh Tshhh	Le Son Du Placard	Ooh Tshhh	Psy Tech			2021	1	1	126.00	11B	434			2026-02-02
    234254854	Bandcamp DLs (2025)	David Fritz - Exit Glitch (Extended Mix).aiff	Exit Glitch (Extended Mix)	David Fritz	Exit Glitch EP	Rally House		Rally, Sustain, Piano				126.00	8B	284	153		2026-02-02
    43896782	DLz/Playlist/RallyHouse [362b112d-7a20-455c-9f56-cb4507a8f431]	26 - David Fritz - Exit Glitch (Radio Edit).aiff	Exit Glitch (Radio Edit)	David Fritz	Exit Glitch (Radio Edit)	Electro, Dance	DF Originals Records	Smooth, Old Rally House	2025	1	1	126.00	8B	147			2026-02-02
    262947540	Aiffs	01 - Harrison BDP - Decompression.aiff	01 - Harrison BDP - Decompression									121.00	10A	476			2026-02-02
    23797158	cMP3/ [d235c964-961b-4e17-bd20-abecf0646c19]	01 - SSSLIP - Laser Disc.mp3	Laser Disc	SSSLIP, Sam Lester	Laser Disc / 108SC				2024	1	1	133.00	9A	365	51		2026-02-02
    235564410	Aiffs	08 - Ross from Friends - Romeo, Romeo.aiff	Romeo, Romeo	Ross From Friends	The Outsiders				2017	3		125.00	2A	468			2026-02-02
    199518829	Aiffs	11 - Floating Points - Nuits Sonores.aiff	Nuits Sonores	Floating Points	Home		Mixmag		2015	2		123.00	3A	715			2026-02-02
    4768356	Aiffs	07 - Shanti Celeste - Make Time.aiff	Make Time	Shanti Celeste	Make Time		Idle Hands		2017	1		135.01	12A	515			2026-02-02
    4758107	Aiffs	02 - Floating Points - Vacuum Boogie.aiff	Vacuum Boogie	Floating Points	Eglo Records, Volume 1		Eglo Records		2013	1	1	116.00	7A	368			2026-02-02
    115089932	Rating Test	13 - Ben Böhmer - Promise You.aiff	Promise You	Ben Böhmer	Lane 8 Summer 2017 Mixtape Part 2		This Never Happened		2017	18		124.00	9A	530	255		2026-02-02
    160676642	Rating Test	30 - Bicep - Opal (Four Tet Remix).aiff	Opal (Four Tet remix)	Bicep	Pacha 2018		Warner Music TV		2018	20		127.00	8A	494	102		2026-02-02
    75327695	M2-Music_Aiff/Insomniast_Aiff/ Ctrl [411485885] [2025]	01 - Insomniast - Hyper D.aiff	Hyper D	Insomniast								132.00	3A	221	255		2026-02-02
    7938668	MUSIC /Mantra/ Schemes & Dreams [382774924] [2024]	01 - Mantra - Schemes & Dreams.aiff	01 - Mantra - Schemes & Dreams	Mantra	Schemes & Dreams	Dubstep			2024		1	136.02	2A	286	255		2026-02-02
    247326306	MUSIC /Mantra/ Schemes & Dreams [382774924] [2024]	02 - Mantra - Reshma.aiff	02 - Mantra - Reshma	Mantra	Schemes & Dreams	Dubstep			2024	2	1	140.00	2A	290	204		2026-02-02
    172355533	MUSIC /Mantra/ Schemes & Dreams [382774924] [2024]	03 - Mantra - Book Of Nightmares.aiff	03 - Mantra - Book Of Nightmares	Mantra	Schemes & Dreams	Dubstep					1	140.00	6A	279			2026-02-02
    46383713	MUSIC /Mantra/ Schemes & Dreams [382774924] [2024]	04 - Mantra - Walk of Shame.aiff	04 - Mantra - Walk of Shame	Mantra	Schemes & Dreams	Dubstep		Steppy, Wubby	2024	4	1	150.00	6A	272	255		2026-02-02
    239275417	ResisDance/converted_aiff	01 - Joe Koshin - Meat Queue.aiff	Meat Queue	Joe Koshin	Meat Queue / Further	House		Dirty, Funky, Start				130.00	4A	265	255	1	2026-02-02
    124832142	ResisDance/converted_aiff	01 - Traumer - Underlying.aiff	Underlying	Traumer	Trudge	Techno		Sustain, Classic, Bait Barrel				125.00	10A	343	255	1	2026-02-02
    92592623	ResisDance/converted_aiff	37 - Photonz - Emerald City (Almaty Remix).aiff	37 - Photonz - Emerald City (Almaty Remix)	Photonz	Gennaro	Electro, Acid		Glitchy, Build	2018			133.00	4A	296	204		2026-02-02
    43283177	ResisDance/converted_aiff	58 - Tsepo - Magic Bells.aiff	Magic Bells	Tsepo	Magic Bells	Breakbeat, House		Afro, Funky, Build	2025			130.00	4A	311	255		2026-02-02
    19678681	ResisDance/converted_aiff	85 - Suki - Purple Haze.aiff	Purple Haze	Suki	Rhythm Export EP	Techno		Soulful, Bait Barrel, Peak	2021			136.00	2A	437	255		2026-02-02
    48887609	Dj Psychaitre/DJ Psychiatre - Glad To Be Back (Aiff)	DJ Psychiatre - Glad To Be Back - 02 Riding Zone.aiff	Riding Zone	DJ Psychiatre	Glad To Be Back	House			2024	2		124.00	7A	409			2026-02-02
    45293763	DLz/Polygonia, Facta, K-LONE/ (=o_o=) - Each Story [427499923] [2025]	02 - Facta - Each Story.aiff	Each Story	Facta, K-LONE	(=o_o=) / Each Story	Dubby Tech			2025	3	1	120.00	8A	361	204	1	2026-02-02
    56545472	DLz/Polygonia, Facta, K-LONE/ (=o_o=) - Each Story [427499923] [2025]	01 - Polygonia - (=o_o=).aiff	(=o_o=)	Polygonia	(=o_o=) / Each Story	Dubby Tech			2025	1	1	135.00	4A	433			2026-02-02
    137391756	DLz/Playlist/newHe [10e391bd-81f6-4ce0-acb9-d8d0bc9fd31f]	18 - Ila Brugal - Moths.aiff	Moths	Ila Brugal	WZY4.5	Dubstep	Woozy	E6 - Uplifting, Dubby	2024	8		140.00	11A	308			2026-02-02
    163011109	DLz/Playlist/newHe [10e391bd-81f6-4ce0-acb9-d8d0bc9fd31f]	10 - Insomniast - Cut The Chord.aiff	Cut the Chord	Insomniast	W133008 - EP	Electronic			2024	1		143.00	5A	274			2026-02-02
    230849415	DLz/Playlist/newHe [10e391bd-81f6-4ce0-acb9-d8d0bc9fd31f]	11 - Cameo Blush - 4 Me.aiff	4 Me	Cameo Blush	Just Concentrate	2-Step	Future Classic		2024	2		139.00	2A	235			2026-02-02
    123538635	DLz/Playlist/G3 [73cf5d00-8140-4994-b992-f14a9a8d9d46]	10 - Jafu - Black Spot.aiff	Black Spot	Jafu	Growing Pains	Electronic			2025	4	1	138.00	2A	283			2026-02-02
    80273226	DLz/Playlist/RallyHouse [362b112d-7a20-455c-9f56-cb4507a8f431]	41 - AstroHertz - Reflection (Extended Mix).aiff	Reflection (Extended Mix)	AstroHertz	Reflection - EP	Rally House		Rally	2025	4		128.00	4A	228	255	2	2026-02-02
    200232321	DLz/Playlist/RallyHouse [362b112d-7a20-455c-9f56-cb4507a8f431]	04 - Ive Lovers - Bring The Beat Back.aiff	Bring The Beat Back	Ive Lovers	UFO Radio Station	uk garage	Seven Dials Records		2025	2		130.00	5A	219			2026-02-02
    198867732	DLz/Playlist/RallyHouse [362b112d-7a20-455c-9f56-cb4507a8f431]	06 - Half Dead Dave - Listen.aiff	Listen	Half Dead Dave	Values	Electro	Aterral	Feel Good Vox , Classic UKG	2025	2	1	127.00	9A	367		1	2026-02-02
    73364662	DLz/Playlist/RallyHouse [362b112d-7a20-455c-9f56-cb4507a8f431]	09 - Jay Dunham - Aida (AstroHertz Remix).aiff	Aida (AstroHertz Remix)	Jay Dunham	Aida (AstroHertz Remix) - Single	Dance		Indian/Afro Vox, Rally 	2025	1		128.00	8A	164	255	5	2026-02-02
    259109538	NewTDLs/Tracks	Kercha - Jazz Symptoms.aiff	Kercha - Jazz Symptoms									140.00	2A	237			2026-02-02
    211072112	NewTDLs/Test	Kercha - Jazz Symptoms.aiff	Kercha - Jazz Symptoms									140.00	2A	237	255		2026-02-02
    35117331	NewTDLs/Tracks	Kercha; Hypho - Stimulate.aiff	Kercha; Hypho - Stimulate									140.00	7A	246			2026-02-02
    85361941	NewTDLs/Test	Kercha; Hypho - Stimulate.aiff	Kercha; Hypho - Stimulate									140.00	7A	246			2026-02-02
    191955018	NewTDLs/Albums/Retromigration - Can’t Go	3. Retromigration - Distant.aiff	Distant	Retromigration	Can’t Go	Bass / Club		Dirty, Melodic, Peak	2026	3	1	152.00	1A	252	255		2026-02-03
    173572951	NewTDLs/Tracks	Sweely - Security (Get The Fuck Out).aiff	Security (Get The Fuck Out)	Sweely	Closer Energy	House / Breaks			2022	9	1	130.00	1A	372	255	2	2026-02-03
    21534863	NewTDLs/Playlists/BoDy	25. Paurro - Pura Pari.aiff	Pura Pari	Paurro	Pura Pari	Breakbeat			2025	1	1	140.00	4A	386			2026-02-07
    242243159	NewTDLs/Playlists/BoDy	23. Loopdeville - Incase.aiff	Incase	Loopdeville	Incase EP	Rominimal			2023	1	1	125.00	10A	491			2026-02-07
    5961549	NewTDLs/Playlists/BoDy	18. Sivey - Purple Whirpool.aiff	Purple Whirpool	Sivey	Purple Whirpool	Breaks		Vibes, Gwannn	2023	1	1	145.00	4A	323			2026-02-07
    185858992	NewTDLs/Playlists/BoDy	16. Soundbwoy Killah - Wanna Hold U.aiff	Wanna Hold U	Soundbwoy Killah	Halcyon Daze				2019	4	1	130.00	8A	358			2026-02-07
    45288200	NewTDLs/Playlists/BoDy	21. FlowState - The Best.aiff	The Best	FlowState	The Best				2026	1	1	136.00	5A	200			2026-02-07
    266468716	NewTDLs/Playlists/BoDy	15. Kate Miller - The Embrace.aiff	The Embrace	Kate Miller	Sprint	Club		Clanger	2025	4	1	145.00	7A	345			2026-02-07
    190690258	NewTDLs/Playlists/BoDy	14. Wookie, Lain - Battle.aiff	Battle	Wookie, Lain	Wookie (Deluxe Edition)				2017	3	1	130.00	6B	300			2026-02-07
    238101155	NewTDLs/Playlists/BoDy	08. Papa Nugs, In2stellar - Ce Soir.aiff	Ce Soir	Papa Nugs, In2stellar	Ce Soir	Prog Trance			2024	1	1	132.00	11B	228			2026-02-07
    6935148	NewTDLs/Playlists/BoDy	04. Rhyw - Driptych.aiff	Driptych	Rhyw	Driptych	Mutant Techno			2025	1	1	133.00	4A	291			2026-02-07
    80547848	NewTDLs/Playlists/BoDy	03. XL Regular - Rome.aiff	Rome	XL Regular	Anderlecht / Rome	Bruk			2024	2	1	138.00	4A	290			2026-02-07
    106195649	NewTDLs/Playlists/BoDy	06. Aleksandir - valentine ᯓ♡ (Rhyw Remix).aiff	valentine ᯓ♡ (Rhyw Remix)	Aleksandir	valentine ᯓ♡ (Rhyw Remix)	Mutant Techno			2025	1	1	140.00	5A	291			2026-02-07
    194583182	NewTDLs/Playlists/BoDy	24. Retromigration - Half Fried.aiff	Half Fried	Retromigration	Half Fried	House			2025	1	1	128.00	5A	418			2026-02-07
    120307027	NewTDLs/Playlists/BoDy	22. Techu - Def Not.aiff	Def Not	Techu	Def Not / Slingshot	Rominimal			2024	1	1	126.00	6A	455			2026-02-07
    46361685	NewTDLs/Playlists/BoDy	20. Ruze - I'll Be Your (Max Chapman Remix).aiff	I'll Be Your (Max Chapman Remix)	Ruze	I'll Be Your (The Remixes)	UK Garage			2026	2	1	128.00	2A	194			2026-02-07
    114545059	NewTDLs/Playlists/BoDy	19. Mungo Sound Machine - Time Trip Telephone.aiff	Time Trip Telephone	Mungo Sound Machine	Short Circuit				2024	1	1	132.00	6A	440			2026-02-07
    217229987	NewTDLs/Playlists/BoDy	17. Chris Flannigan - Spectro Air.aiff	Spectro Air	Chris Flannigan	MINI-GRUV II	Prog Trance			2023	1	1	145.00	6A	347			2026-02-07
    156646399	NewTDLs/Playlists/BoDy	13. Jorge Caiado - Wrong Mindset.aiff	Wrong Mindset	Jorge Caiado	Freak Not Freak	House		Minimal	2023	4	1	127.00	9A	416			2026-02-07
    226474899	NewTDLs/Playlists/BoDy	12. II Faces - New Past.aiff	New Past	II Faces	Magic Garden EP	House		Vox, Smooth	2024	1	1	124.00	1A	213			2026-02-07
    66647761	NewTDLs/Playlists/BoDy	10. Hamo - Cotton Club.aiff	Cotton Club	Hamo	The Cotton Club EP	House			2015	1	1	117.00	9A	346			2026-02-07
    230878063	NewTDLs/Playlists/BoDy	11. Klaus Veen - Body Action.aiff	Body Action	Klaus Veen	Lekker Setje Beats	UK Garage		Feel Good	2020	4	1	125.49	1A	183			2026-02-07
    66202562	NewTDLs/Playlists/BoDy	09. DONGURIZU - Avance.aiff	Avance	DONGURIZU	DONGRHYTHM	Dembow			2024	1	1	127.00	4A	196			2026-02-07
    16550516	NewTDLs/Playlists/BoDy	07. Ell Murphy, DJ Crisps - Freedom.aiff	Freedom	Ell Murphy, DJ Crisps	Freedom	2-Step			2021	1	1	131.00	3A	383			2026-02-07
    45695798	NewTDLs/Playlists/BoDy	05. FTRRLT - Friday Night.aiff	Friday Night	FTRRLT	WHATSGOINGONGUYS?!	2-Step		Sheller. Vibes, Jazz	2025	1	1	134.00	3A	278			2026-02-07
    245401754	NewTDLs/Playlists/BoDy	02. Oldboy - Hustla.aiff	Hustla	Oldboy	How'd Ya Feel	UK Garage		 Afro Vox	2026	3	1	133.00	12B	292			2026-02-07
    155443222	NewTDLs/Playlists/BoDy	01. Vitess - High Past.aiff	High Past	Vitess	Louder EP				2026	2	1	135.00	9A	212			2026-02-07
    11377547	NewTDLs/Tracks	Alien Nosejob - Shuffle Boogie.aiff	Shuffle Boogie	Alien Nosejob	Stained Glass				2022	3	1	142.07	8A	198			2026-02-07
    35919092	NewTDLs/Tracks	MALFNKTION - Saaf.aiff	Saaf	MALFNKTION	Saaf	Club		Desi Groove	2025	1	1	116.00	5B	200			2026-02-07
    186538659	NewTDLs/Tracks	9west - Heart Shaped Moon.aiff	Heart Shaped Moon	9west	Heart Shaped Moon				2015	5	1	122.00	5A	348		2	2026-02-07
    256353789	NewTDLs/Jorg Kuning/Jorg Kuning - BH007	2. Jorg Kuning - Rodeo Romeo.aiff	Rodeo Romeo	Jorg Kuning	BH007				2023	2	1	134.00	4A	408			2026-02-07
    111675765	NewTDLs/Jorg Kuning/Jorg Kuning - BH007	4. Jorg Kuning - Quirl.aiff	Quirl	Jorg Kuning	BH007				2023	4	1	135.00	12B	456			2026-02-07
    79397224	NewTDLs/Jorg Kuning/Jorg Kuning - BH007	1. Jorg Kuning - Klarneto.aiff	Klarneto	Jorg Kuning	BH007				2023	1	1	130.00	9A	360			2026-02-07
    53755377	NewTDLs/Jorg Kuning/Jorg Kuning - BH007	3. Jorg Kuning - Robotomy.aiff	Robotomy	Jorg Kuning	BH007				2023	3	1	135.00	9A	428			2026-02-07
    13837079	NewTDLs/Jorg Kuning/Jorg Kuning - BH003	2. Jorg Kuning - Quixo.aiff	Quixo	Jorg Kuning	BH003	Dubby Tech		Hypnotic	2020	2	1	126.00	9A	387		1	2026-02-07
    72082253	NewTDLs/Jorg Kuning/Jorg Kuning - BH003	3. Jorg Kuning - Spirals.aiff	Spirals	Jorg Kuning	BH003	Dubby Tech		Glitchy	2020	3	1	137.00	9A	396			2026-02-07
    153476971	NewTDLs/Jorg Kuning/Jorg Kuning - BH003	1. Jorg Kuning - Vera.aiff	Vera	Jorg Kuning	BH003	Dubby Tech		Funky	2020	1	1	126.00	12A	401			2026-02-07
    143600726	NewTDLs/Jorg Kuning/Jorg Kuning - BH003	4. Jorg Kuning - Aevr.aiff	Aevr	Jorg Kuning	BH003	Dubby Tech		Glitchy	2020	4	1	127.00	3A	366	153		2026-02-07
    95012751	NewTDLs/Jorg Kuning/Jorg Kuning - BH005	3. Jorg Kuning - Dripgroove.aiff	Dripgroove	Jorg Kuning	BH005				2022	3	1	127.00	2A	423			2026-02-07
    71745567	NewTDLs/Jorg Kuning/Jorg Kuning - BH005	4. Jorg Kuning - Bodyscan.aiff	Bodyscan	Jorg Kuning	BH005				2022	4	1	128.00	7B	481	204		2026-02-07
    265252878	NewTDLs/Jorg Kuning/Jorg Kuning - BH005	1. Jorg Kuning - Simmons.aiff	Simmons	Jorg Kuning	BH005				2022	1	1	117.00	5B	422			2026-02-07
    261483437	NewTDLs/Jorg Kuning/Jorg Kuning - BH005	2. Jorg Kuning - Transplant.aiff	Transplant	Jorg Kuning	BH005				2022	2	1	119.00	4A	485			2026-02-07
    215423398	NewTDLs/Jorg Kuning/Jorg Kuning - BH002	3. Jorg Kuning - Algotherapy.aiff	Algotherapy	Jorg Kuning	BH002				2019	3	1	126.00	7A	390			2026-02-07
    58276101	NewTDLs/Jorg Kuning/Jorg Kuning - BH002	1. Jorg Kuning - Hibbert.aiff	Hibbert	Jorg Kuning	BH002				2019	1	1	126.00	2A	437			2026-02-07
    225662819	NewTDLs/Jorg Kuning/Jorg Kuning - BH002	4. Jorg Kuning - Bumrush.aiff	Bumrush	Jorg Kuning	BH002				2019	4	1	125.00	1A	342			2026-02-07
    208233977	NewTDLs/Jorg Kuning/Jorg Kuning - BH002	2. Jorg Kuning - Tunnels.aiff	Tunnels	Jorg Kuning	BH002				2019	2	1	126.00	9A	372			2026-02-07
    86687585	NewTDLs/Playlists/HEADROOM Dec 26 - 2025	11. Marcel Dettmann, Ben Klock - Bad Boy.aiff	Bad Boy	Marcel Dettmann, Ben Klock	Phantom Studies	Techno			2017	5	1	130.00	1A	241			2026-02-07
    54265335	NewTDLs/Playlists/headroom - 16Nov	21. Lemtom - Bancroft.aiff	Bancroft	Lemtom	Bancroft EP	Rally House		E6 	2020	1	1	129.00	3A	448			2026-02-07
    200406375	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	53 - Nutown Soul - Everything (Broken Mix).flac	Everything (Broken Mix)	Nutown Soul, Sbongile	Solid Ground				2012	13		125.00	3A	499			2026-02-11
    69513835	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	41 - New Sector Movements - Bless (Oliver Night Remix).flac	Bless (Oliver Night Remix)	New Sector Movements	These Remixes	Bruk		Jazzy	2024	2		132.00	6A	384			2026-02-11
    254689022	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	15 - Tom Manzarek - JAHZZZ.flac	JAHZZZ	Tom Manzarek	R U PLAYIN ?				2024	2		140.00	8A	165			2026-02-11
    255549444	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	01 - Future Jazz Ensemble - Astral Sorcery.flac	Astral Sorcery	Future Jazz Ensemble, XL Regular	Outlines	Space Jazz			2021	1		150.00	3A	274			2026-02-11
    204308594	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	52 - Sticky Dub - Trouble n Bass.flac	Trouble n Bass	Sticky Dub	Reasonin'				2023	3		135.00	2A	261			2026-02-11
    52691387	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	42 - 2000black - Straight Forward Side Steps.flac	Straight Forward Side Steps	2000black	Soursop & Mango / Straight Forward Side Steps				2023	2		122.00	6A	273			2026-02-11
    112019975	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	30 - Finn Irregular - Find a Way (EVM128 Remix).flac	Find a Way (EVM128 Remix)	Finn Irregular, Rara Zulu	Find a Way (EVM128 Remix)	Bruk		Vox, Sensual	2023	1		162.50	2A	284			2026-02-11
    111152751	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	56 - Fujimoto Tetsuro - Bring Me.flac	Bring Me	Fujimoto Tetsuro	Bring Me / Destiny				2024	1		116.00	5A	230			2026-02-11
    103035461	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	57 - Blaque Dynamite - BLUE WIG (Stefan Ringer Remix)(Explicit).flac	BLUE WIG (Stefan Ringer Remix)	Blaque Dynamite	Blue Wig (REMIXES)				2023	1		129.00	12A	243			2026-02-11
    80190421	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	35 - Oliver Night - Messy (Alex Phountzi Remix) [feat. Mighty Moe].flac	Messy (Alex Phountzi Remix) [feat. Mighty Moe]	Oliver Night, Bel Cobain	Blame Game				2024	4		126.00	4A	311			2026-02-11
    127573118	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	37 - Divorce From New York - What´s Jazz.flac	What´s Jazz	Divorce From New York	Brick Lane	House		Jazzy	2024	5		118.00	5A	366			2026-02-11
    115778562	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	09 - Ben Hauke - BRIDGE CITY.flac	BRIDGE CITY	Ben Hauke	Club Cute				2024	2		133.00	8A	153			2026-02-11
    3868106	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	18 - Crackazat - Our Distance.flac	Our Distance	Crackazat	Beat Tape 02				2024	6		81.00	3A	170			2026-02-11
    261181890	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	55 - Deborah Jordan - INNERVISION.flac	INNERVISION	Deborah Jordan, K15	Human				2022	4		122.00	3A	238			2026-02-11
    138041775	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	54 - Theo Parrish - A Ghetto Proposal (Vocal Version).flac	A Ghetto Proposal (Vocal Version)	Theo Parrish, Kitten Kuroi, John Douglas	Gentrified Love, Pt. 1				2017	1		112.27	3A	461			2026-02-11
    210353668	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	32 - New Sector Movements - Stand (New Sector Bruk Flex) [feat. Mike City].flac	Stand (New Sector Bruk Flex) [feat. Mike City]	New Sector Movements	These Remixes				2024	3		127.04	6B	417			2026-02-11
    148800892	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	27 - Stefan Ringer - Bounce Lesson.flac	Bounce Lesson	Stefan Ringer, Marquinn Mason	Bounce Lesson				2024	1		125.11	4A	311			2026-02-11
    25225496	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	25 - SofaTalk - Easy.flac	Easy	SofaTalk, XL Regular	Afro Quarters EP	Bruk			2022	3		129.00	2A	317			2026-02-11
    35394031	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	50 - Prince of Queens - Macaria's Funk.flac	Macaria's Funk	Prince of Queens	Macaria's Funk				2024	1		124.00	4A	270			2026-02-11
    13778729	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	12 - Sticky Dub - In Me Drum.flac	In Me Drum	Sticky Dub	Never Give Weapons to a Man Who Can't Dance				2024	3		131.00	1A	229			2026-02-11
    140094820	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	44 - Bruk Rogers - Asalato Riddim.flac	Asalato Riddim	Bruk Rogers	Loopholes				2024	4		127.00	12A	196			2026-02-11
    27411659	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	51 - Edseven - Soul Takes Flight feat. Oliver Night.flac	Soul Takes Flight feat. Oliver Night	Edseven	Burnin Up				2023	2		125.00	5A	346			2026-02-11
    167197482	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	08 - Gil sm - Take My Time.flac	Take My Time	Gil sm, Hilts, Nina Hudson	Take My Time				2024	1		124.00	7A	219			2026-02-11
    4082174	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	23 - corto.alto - Latency (BAKEY Remix).flac	Latency (BAKEY Remix)	corto.alto	Bad With Names (The Remixes)				2024	1		132.00	2A	294			2026-02-11
    144966901	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	05 - Reek0 - 7am(Explicit).flac	7am	Reek0	Tell Me Some More (Remixes)				2024	5		127.00	10A	274			2026-02-11
    16840831	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	49 - Tom Manzarek - DUBA.flac	DUBA	Tom Manzarek	EASY DUBZ				2024	1		137.00	1A	176			2026-02-11
    74071711	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	39 - Envee - Styrax (2-Step Remix).flac	Styrax (2-Step Remix)	Envee	Styrax (Zed Bias 2-Step Remix)				2023	2		130.00	4A	329			2026-02-11
    255322396	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	31 - Terri Walker - I surrender (Zed Bias Remix).flac	I surrender (Zed Bias Remix)	Terri Walker, Tyler Daley	My Love Story - Zed Bias Remixes	Autonomic			2024	7		160.00	8A	281			2026-02-11
    113617071	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	11 - Sticky Dub - Trample the Beast.flac	Trample the Beast	Sticky Dub	Never Give Weapons to a Man Who Can't Dance				2024	4		128.00	6A	307			2026-02-11
    73119394	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	47 - KV5 - Shook Up.flac	Shook Up	KV5, Kaidi Tatham	Shook Up				2024	1		129.00	1A	303			2026-02-11
    77213852	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	21 - Terri Walker - I'm not the one (Zed Bias Remix).flac	I'm not the one (Zed Bias Remix)	Terri Walker	My Love Story - Zed Bias Remixes				2024	2		112.00	10A	304			2026-02-11
    64001273	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	16 - T.Williams - Playtimes.flac	Playtimes	T.Williams	Emotions				2024	3		120.00	8A	231			2026-02-11
    189017164	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	40 - Risa T - Let Go (feat. Alex Phountzi).flac	Let Go (feat. Alex Phountzi)	Risa T	Galaxy				2021	3		125.00	7A	295			2026-02-11
    208859068	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	24 - Oliver Night - Blame Game (Donsurf Remix).flac	Blame Game (Donsurf Remix)	Oliver Night, Bel Cobain	Blame Game				2024	5		93.00	8A	295			2026-02-11
    116986955	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	26 - Domu - Ya Nah Gonna Got It.flac	Ya Nah Gonna Got It	Domu, K15	Down and Up - EP				2024	4		128.00	5A	300			2026-02-11
    61889709	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	38 - K-LONE - Bonez.flac	Bonez	K-LONE	Bonez				2024	1		130.00	9A	246			2026-02-11
    57754023	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	17 - Groove Chronicles (Noodles) - soul n mind (main brokenstep mix).flac	soul n mind (main brokenstep mix)	Groove Chronicles (Noodles), Dubchild	soul n mind (brokenstep mix / 4x4 mix)				2024	1		135.50	6A	315			2026-02-11
    212028563	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	02 - XL Regular - Tiago's Joint.flac	Tiago's Joint	XL Regular	Tiago's Joint				2024	1		127.00	6B	307			2026-02-11
    258638562	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	45 - Alexander Flood - Oscillate (Àbáse Remix).flac	Oscillate (Àbáse Remix)	Alexander Flood, Àbáse	Oscillate (Remixes)	Bruk		Jazz, Funky	2024	3		152.50	3A	458			2026-02-11
    262005123	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	10 - Gil sm - Like I Do.flac	Like I Do	Gil sm, S.I, Nina Hudson	Like I Do				2024	1		127.00	8A	198			2026-02-11
    11777482	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	36 - L-Vis 1990 - Badman Dub.flac	Badman Dub	L-Vis 1990	Badman Dub				2024	1		135.00	8A	279			2026-02-11
    141931754	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	19 - Felixcw - Night Bus (Donsurf's Broke Mix).flac	Night Bus (Donsurf's Broke Mix)	Felixcw, Donsurf	Night Bus				2024	2		126.00	7A	326			2026-02-11
    267877007	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	04 - Reek0 - Had A Loose Tempa(Explicit).flac	Had A Loose Tempa	Reek0, Bella Barbe	Tell Me Some More (Remixes)				2024	3		128.00	7A	200			2026-02-11
    60309793	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	29 - Kgomotso and Horatio Luna - G.A.B.O.S (feat. Thamson P).flac	G.A.B.O.S (feat. Thamson P)	Kgomotso and Horatio Luna	G.A.B.O.S (feat. Thamson P)				2024	1		125.00	4A	337			2026-02-11
    158768231	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	20 - Jared Jackson - Things I Would Do.flac	Things I Would Do	Jared Jackson	Things I Would Do				2024	1		124.00	1A	206			2026-02-11
    29038152	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	46 - Phonetix - Blame It on You (feat. Final Cutt Collective).flac	Blame It on You (feat. Final Cutt Collective)	Phonetix	Shades of Greats				2021	1		128.00	8A	332			2026-02-11
    206670124	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	28 - Divorce From New York - Russell Square.flac	Russell Square	Divorce From New York, Piek	Brick Lane				2024	6		126.00	7A	198			2026-02-11
    239599389	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	33 - Bruk Rogers - Lalela (Alex Phountzi Remix).flac	Lalela (Alex Phountzi Remix)	Bruk Rogers, Asap Shembe	Lalela (Alex Phountzi Remix)				2024	1		127.00	12A	336			2026-02-11
    202991826	M2-Music_Aiff/Jazz-y Brukers [3e892665-a311-4f80-bfc8-8e7d0b1a2b5c]_Aiff	02 - XL Regular - Tiago's Joint.aiff	02 - XL Regular - Tiago's Joint	XL Regular	Tiago's Joint	Bruk					1	127.00	6B	307	255		2026-02-11
    186833695	cMP3/Playlist/NewMoonDance [da89ea37-8131-4392-b4ce-e92d0e506b45]	107 - BLUMITSU - Hypocritz.mp3	Hypocritz	BLUMITSU	Hypocritz - Single	Techno		Dark Grungy	2024	1	1	135.00	6A	158	204		2026-02-11
    41290222	Dj Psychaitre/DJ Psychiatre - Glad To Be Back (Aiff) copy	DJ Psychiatre - Glad To Be Back - 01 Lost In The New.aiff	Lost In The New	DJ Psychiatre	Glad To Be Back	House				1		127.00	8A	321	204		2026-02-11
    174874447	Test	02 - Facta - Each Story.aiff	Each Story	Facta, K-LONE	(=o_o=) / Each Story				2025	3	1	120.00	8A	361	204		2026-02-11
    146789270	Test	41 - AstroHertz - Reflection (Extended Mix).aiff	Reflection (Extended Mix)	AstroHertz	Reflection - EP	Rally House		Yeah!				128.00	4A	228	102		2026-02-11
    127517709	Test	02 - Facta - Each Story copy.aiff	Each Story	Facta, K-LONE	(=o_o=) / Each Story				2025	3	1	120.00	8A	361	204		2026-02-11
    24449299	Test	01 - Sir Hiss, Sam Binga, Jakes - Wicked Set.aiff	01 - Sir Hiss, Sam Binga, Jakes - Wicked Set	Sir Hiss;Sam Binga;Jakes	Wicked Set	Dubstep	Pineapple Records (UK)	YaMan Steppah		3	1	140.00	6A	229	153		2026-02-11
    250283436	Test/Zenker Brothers - Mad System	2. Zenker Brothers - Chi Boost.aiff	Chi Boost	Zenker Brothers	Mad System	Techno	Ilian Tape		2020	2	1	136.00	1A	367			2026-02-11
    184708531	Test/Zenker Brothers - Mad System	1. Zenker Brothers - Shaketown.aiff	Shaketown	Zenker Brothers	Mad System	Electro	Ilian Tape		2020	1	1	136.00	11A	295			2026-02-11
    40421541	Test/Zenker Brothers - Mad System	4. Zenker Brothers - Outside.aiff	Outside	Zenker Brothers	Mad System	Ambient	Ilian Tape		2020	4	1	136.00	7B	297			2026-02-11
    246213807	Test/Zenker Brothers - Mad System	3. Zenker Brothers - Bengel Mode.aiff	Bengel Mode	Zenker Brothers	Mad System	Techno	Ilian Tape		2020	3	1	136.00	8A	314			2026-02-11
    61956914	March 2026 DLs/Stones Taro - Foglore#1	1. Stones Taro - Illegalized Dub.aiff	Illegalized Dub	Stones Taro	Foglore#1	Dubstep		Rude TestS	2026	1	1	136.00	11A	345	51		2026-03-01
    21777026	March 2026 DLs/Stones Taro - Foglore#1	4. Stones Taro - Twist Thumb.aiff	Twist Thumb	Stones Taro	Foglore#1	Dubwise		Hypnotic	2026	4	1	170.00	5A	286	255		2026-03-01
    80460023	March 2026 DLs/Stones Taro - Foglore#1	3. Stones Taro - Obscured Breath.aiff	Obscured Breath	Stones Taro	Foglore#1	Dubby			2026	3	1	138.00	4A	313	255		2026-03-01
    38827249	March 2026 DLs/Stones Taro - Foglore#1	2. Stones Taro - New Mineral.aiff	New Mineral	Stones Taro	Foglore#1	Techno		Dubby,Hypnotic	2026	2	1	136.00	6A	371	255		2026-03-01
    8369276	March 2026 DLs/Sub Basics - Never Too Late	08. Sub Basics - Nice Up.aiff	Nice Up	Sub Basics	Never Too Late	Dubwise			2025	8	1	174.00	9A	343			2026-03-01
    211550049	March 2026 DLs/Sub Basics - Never Too Late	11. Sub Basics - Half Full.aiff	Half Full	Sub Basics	Never Too Late	Dubwise			2025	11	1	170.00	8A	326	102		2026-03-01
    245320860	March 2026 DLs/Sub Basics - Never Too Late	04. Sub Basics - Theory.aiff	Theory	Sub Basics	Never Too Late	Autonomic			2025	4	1	87.00	12A	297	51		2026-03-01
    65161806	March 2026 DLs/Sub Basics - Never Too Late	06. Sub Basics - Corners.aiff	Corners	Sub Basics	Never Too Late	Dubstep			2025	6	1	140.00	2A	281	153		2026-03-01
    167559164	March 2026 DLs/Sub Basics - Never Too Late	07. Sub Basics, Geode - There and Gone.aiff	There and Gone	Sub Basics, Geode	Never Too Late	Dub Techno			2025	7	1	120.00	4A	306			2026-03-01
    180967237	March 2026 DLs/Sub Basics - Never Too Late	03. Sub Basics - Passenger.aiff	Passenger	Sub Basics	Never Too Late	Dubwise			2025	3	1	120.00	1A	197	51		2026-03-01
    139488109	March 2026 DLs/Sub Basics - Never Too Late	13. Sub Basics - Insight.aiff	Insight	Sub Basics	Never Too Late	Dubwise			2025	13	1	115.00	8A	209			2026-03-01
    178597855	March 2026 DLs/Sub Basics - Never Too Late	12. Sub Basics - Stereogram.aiff	Stereogram	Sub Basics	Never Too Late	Autonomic			2025	12	1	158.00	1A	398	153		2026-03-01
    259430852	March 2026 DLs/Sub Basics - Never Too Late	02. Sub Basics - Nevermind.aiff	Nevermind	Sub Basics	Never Too Late	Dubwise			2025	2	1	124.00	3A	348	51		2026-03-01
    206172021	March 2026 DLs/Sub Basics - Never Too Late	01. Sub Basics, Dr Dr - Later.aiff	Later	Sub Basics, Dr Dr	Never Too Late	Dub			2025	1	1	124.00	9A	314	51	1	2026-03-01
    39027623	March 2026 DLs/Sub Basics - Never Too Late	05. Sub Basics - One Step.aiff	One Step	Sub Basics	Never Too Late	Autonomic			2025	5	1	87.00	9A	358	255		2026-03-01
    221861984	March 2026 DLs/Sub Basics - Never Too Late	10. Sub Basics - Helix.aiff	Helix	Sub Basics	Never Too Late	Dubstep			2025	10	1	140.00	8A	257			2026-03-01
    238260484	March 2026 DLs/Sub Basics - Never Too Late	09. Sub Basics, Headland - Fluro Biotica.aiff	Fluro Biotica	Sub Basics, Headland	Never Too Late	Dubstep			2025	9	1	142.05	11A	256			2026-03-01
    63651690	March 2026 DLs/sweater - Sweat.exe	2. sweater - Feelings Of The Future.aiff	Feelings Of The Future	sweater	Sweat.exe				2026	2	1	133.00	10A	303			2026-03-01
    83753433	March 2026 DLs/sweater - Sweat.exe	1. sweater - Serious Music (La Chinesca Mix).aiff	Serious Music (La Chinesca Mix)	sweater	Sweat.exe				2026	1	1	132.00	2A	394			2026-03-01
    68483445	March 2026 DLs/sweater - Sweat.exe	4. sweater - Power Plant.aiff	Power Plant	sweater	Sweat.exe			NiceUpSS	2026	4	1	127.00	6A	423	255		2026-03-01
    120603221	March 2026 DLs/sweater - Sweat.exe	3. sweater - Move That Body.aiff	Move That Body	sweater	Sweat.exe				2026	3	1	126.00	4A	367			2026-03-01
    196030905	March 2026 DLs/sweater - Sweat.exe	5. sweater, Dj Dre - DX Heaven.aiff	DX Heaven	sweater, Dj Dre	Sweat.exe	Breaks			2026	5	1	155.00	10A	236			2026-03-01
    17590686	March 2026 DLs/Andre Zimmer - Swamp Circuit EP	1. Andre Zimmer - Pushing My Buttons.aiff	Pushing My Buttons	Andre Zimmer	Swamp Circuit EP	Techno		Proggy, Cowbell	2026	1	1	133.00	11A	306	255		2026-03-01
    28422559	March 2026 DLs/Andre Zimmer - Swamp Circuit EP	2. Andre Zimmer - Swamp Circuit.aiff	Swamp Circuit	Andre Zimmer	Swamp Circuit EP	Electro		Dope	2026	2	1	134.00	8A	349	255		2026-03-01
    170854359	March 2026 DLs/Andre Zimmer - Swamp Circuit EP	3. Andre Zimmer - Flashing Red.aiff	Flashing Red	Andre Zimmer	Swamp Circuit EP	Breaks		Hard,Acid	2026	3	1	140.00	8A	262	255		2026-03-01
    239899099	March 2026 DLs/Retromigration - Straight Foxin' LP	05. Retromigration, Mauricesax - All I Do.aiff	All I Do	Retromigration, Mauricesax	Straight Foxin' LP				2023	5	1	116.00	7A	281			2026-03-03
    85583022	March 2026 DLs/Retromigration - Straight Foxin' LP	12. Retromigration - Mild Fever.aiff	Mild Fever	Retromigration	Straight Foxin' LP	Jungle			2023	12	1	85.00	1A	305			2026-03-03
    210702244	March 2026 DLs/Retromigration - Straight Foxin' LP	07. Retromigration, Mauricesax, Bezzix - New Cribs.aiff	New Cribs	Retromigration, Mauricesax, Bezzix	Straight Foxin' LP				2023	7	1	114.00	12A	345			2026-03-03
    216841765	March 2026 DLs/Retromigration - Straight Foxin' LP	11. Retromigration - What If.aiff	What If	Retromigration	Straight Foxin' LP	Footwork			2023	11	1	152.00	8A	205			2026-03-03
    82609997	March 2026 DLs/Retromigration - Straight Foxin' LP	02. Retromigration - Formant.aiff	Formant	Retromigration	Straight Foxin' LP				2023	2	1	80.00	3B	218			2026-03-03
    79163633	March 2026 DLs/Retromigration - Straight Foxin' LP	14. Retromigration - Nima.aiff	Nima	Retromigration	Straight Foxin' LP				2023	14	1	90.00	8A	112			2026-03-03
    145487924	March 2026 DLs/Retromigration - Straight Foxin' LP	06. Retromigration, Mauricesax - Bouncer.aiff	Bouncer	Retromigration, Mauricesax	Straight Foxin' LP	House			2023	6	1	120.00	8A	321			2026-03-03
    172462222	March 2026 DLs/Retromigration - Straight Foxin' LP	10. Retromigration, Passion Deez - Kush Love.aiff	Kush Love	Retromigration, Passion Deez	Straight Foxin' LP	Footwork		Jazzy, Smooth	2023	10	1	152.00	8A	227			2026-03-03
    205913357	March 2026 DLs/Retromigration - Straight Foxin' LP	04. Retromigration - Mada.aiff	Mada	Retromigration	Straight Foxin' LP	House			2023	4	1	118.00	4A	252			2026-03-03
    57629332	March 2026 DLs/Retromigration - Straight Foxin' LP	09. Retromigration - Jilter.aiff	Jilter	Retromigration	Straight Foxin' LP	House			2023	9	1	123.00	10B	366		1	2026-03-03
    20648333	March 2026 DLs/Retromigration - Straight Foxin' LP	13. Retromigration, Nephews - Bad Knees.aiff	Bad Knees	Retromigration, Nephews	Straight Foxin' LP				2023	13	1	85.00	5A	306			2026-03-03
    217838773	March 2026 DLs/Retromigration - Straight Foxin' LP	01. Retromigration, Mauricesax - Kunta.aiff	Kunta	Retromigration, Mauricesax	Straight Foxin' LP	Downtempo			2023	1	1	92.00	6B	154			2026-03-03
    133617022	March 2026 DLs/Retromigration - Straight Foxin' LP	03. Retromigration, Bezzix, Mauricesax - Be Someone.aiff	Be Someone	Retromigration, Bezzix, Mauricesax	Straight Foxin' LP				2023	3	1	115.00	5A	301			2026-03-03
    172630459	March 2026 DLs/Retromigration - Straight Foxin' LP	08. Retromigration, Mauricesax - ITW.aiff	ITW	Retromigration, Mauricesax	Straight Foxin' LP				2023	8	1	120.00	7A	216			2026-03-03
    165596556	March 2026 DLs/Andre Zimmer - Swamp Circuit EP	4. Andre Zimmer - Broken News.aiff	Broken News	Andre Zimmer	Swamp Circuit EP	Electro		Spacey	2026	4	1	125.00	11A	421	153	1	2026-03-03
    27215066	March 2026 DLs/Will Silver - Voyage EP	5. Will Silver - Playskool Rave.aiff	Playskool Rave	Will Silver	Voyage EP	Breaks			2023	5	1	135.00	9A	302	153		2026-03-03
    180548965	March 2026 DLs/Will Silver - Voyage EP	1. Will Silver - In Orbit.aiff	In Orbit	Will Silver	Voyage EP	Breaks			2023	1	1	138.00	4A	244	204		2026-03-03
    99128909	March 2026 DLs/Will Silver - Voyage EP	6. Will Silver - Wonky Sandals.aiff	Wonky Sandals	Will Silver	Voyage EP	Breaks			2023	6	1	140.00	7A	241	255		2026-03-03
    19405990	March 2026 DLs/Will Silver - Voyage EP	3. Will Silver - Youthful Dub.aiff	Youthful Dub	Will Silver	Voyage EP	Breaks			2023	3	1	131.00	6A	235	255		2026-03-03
    119267596	March 2026 DLs/Will Silver - Voyage EP	4. Will Silver - Show Me Your Colours.aiff	Show Me Your Colours	Will Silver	Voyage EP	Breaks			2023	4	1	145.00	10B	224	204		2026-03-03
    103700378	March 2026 DLs/Will Silver - Voyage EP	2. Will Silver - Falling Theme.aiff	Falling Theme	Will Silver	Voyage EP	Breaks			2023	2	1	136.00	2A	257	204		2026-03-03
    122796490	March 2026 DLs/Bits & Pieces - The Isolation EP	4. Bits & Pieces - No Time for Treading Lightly.aiff	No Time for Treading Lightly	Bits & Pieces	The Isolation EP				2020	4	1	150.07	1A	195	255		2026-03-03
    65939316	March 2026 DLs/Bits & Pieces - The Isolation EP	2. Bits & Pieces - Unbridled Ambition.aiff	Unbridled Ambition	Bits & Pieces	The Isolation EP				2020	2	1	90.07	5A	190	153		2026-03-03
    78401451	March 2026 DLs/Bits & Pieces - The Isolation EP	3. Bits & Pieces - Reclaiming What Was Ours.aiff	Reclaiming What Was Ours	Bits & Pieces	The Isolation EP				2020	3	1	160.09	5A	166	153		2026-03-03
    5087909	March 2026 DLs/Bits & Pieces - The Isolation EP	1. Bits & Pieces - The Long-Awaited Return.aiff	The Long-Awaited Return	Bits & Pieces	The Isolation EP				2020	1	1	170.14	7A	158	255		2026-03-03
    122101501	March 2026 DLs/Yas Reven - Pulse Cycles	4. Yas Reven - 6am Cycles.aiff	6am Cycles	Yas Reven	Pulse Cycles				2026	4	1	144.00	8A	298			2026-03-03
    61459847	March 2026 DLs/Yas Reven - Pulse Cycles	5. Yas Reven - 6am Cycles (Dj Babatr Remix).aiff	6am Cycles (Dj Babatr Remix)	Yas Reven	Pulse Cycles				2026	5	1	138.00	8A	340			2026-03-03
    135477341	March 2026 DLs/Yas Reven - Pulse Cycles	1. Yas Reven - 2am Cycles.aiff	2am Cycles	Yas Reven	Pulse Cycles	Dembow			2026	1	1	132.00	5A	259			2026-03-03
    211932975	March 2026 DLs/Yas Reven - Pulse Cycles	3. Yas Reven - 4am Cycles (Doctor Jeep Remix).aiff	4am Cycles (Doctor Jeep Remix)	Yas Reven	Pulse Cycles				2026	3	1	140.00	11A	305			2026-03-03
    219174941	March 2026 DLs/Yas Reven - Pulse Cycles	2. Yas Reven - 4am Cycles.aiff	4am Cycles	Yas Reven	Pulse Cycles				2026	2	1	132.00	12B	328		1	2026-03-03
    202809332	March 2026 DLs/Baalti - Ipa Ma	1. Baalti, Lapgan - Ipa Ma.aiff	Ipa Ma	Baalti, Lapgan	Ipa Ma	Baalti		Mantra Desi Vox	2026	1	1	125.48	1A	231	102		2026-03-03
    242691715	March 2026 DLs/Baalti - Ipa Ma	2. Baalti, Lapgan - Lime Tikka.aiff	Lime Tikka	Baalti, Lapgan	Ipa Ma	Baalti			2026	2	1	130.00	1A	227			2026-03-03
    57533588	March 2026 DLs/Pugilist - Maternal	4. Pugilist - Marigold.aiff	Marigold	Pugilist	Maternal	Jungle			2026	4	1	160.00	9A	200			2026-03-03
    222506489	March 2026 DLs/Pugilist - Maternal	1. Pugilist - Maternal.aiff	Maternal	Pugilist	Maternal	House			2026	1	1	130.00	5A	483			2026-03-03
    11499890	March 2026 DLs/Pugilist - Maternal	3. Pugilist - Anomaly.aiff	Anomaly	Pugilist	Maternal	2-Step			2026	3	1	140.00	6A	390			2026-03-03
    89386144	March 2026 DLs/Pugilist - Maternal	2. Pugilist, Mystic State - Bona Fide.aiff	Bona Fide	Pugilist, Mystic State	Maternal	Dub			2026	2	1	132.00	8A	249	255	1	2026-03-03
    123727934	March 2026 DLs/D'Monk - Love Or Lust	1. D'Monk - Love Or Lust.aiff	Love Or Lust	D'Monk	Love Or Lust	Techno			2024	1	1	131.00	9A	463	255		2026-03-03
    18043736	March 2026 DLs/D'Monk - Love Or Lust	2. D'Monk - Love Or Lust (Raw Mix).aiff	Love Or Lust (Raw Mix)	D'Monk	Love Or Lust	House			2024	2	1	131.02	2A	443	102		2026-03-03
    114958611	Dj Psychaitre/DJ Psychiatre - Glad To Be Back (Aiff) copy	DJ Psychiatre - Glad To Be Back - 04 Things We Do.aiff	Things We Do	DJ Psychiatre	Glad To Be Back				2024	4		127.00	9B	336	204		2026-03-31
    220394288	Dj Psychaitre/DJ Psychiatre - Glad To Be Back (Aiff) copy	DJ Psychiatre - Glad To Be Back - 02 Riding Zone.aiff	Riding Zone	DJ Psychiatre	Glad To Be Back	House			2024	2		124.00	7A	409	255		2026-03-31
    110084871	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	45 - Amotik - Ikat.mp3	Ikat	Amotik	Amotik 009	Techno			2018	2	1	137.00	3A	313	255		2026-04-01
    80111877	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	24 - The Droid - We Are the Droids.mp3	We Are the Droids	The Droid	2000Tech - EP	Electro			2021	3	1	140.00	4A	342			2026-04-01
    236144179	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	06 - Decoder - Vasuki.mp3	Vasuki	Decoder	Mandara	Techno			2022	1	1			481			2026-04-01
    94052316	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	05 - Audio Units - Clean Interference Patterns.mp3	Clean Interference Patterns	Audio Units	System Equilibrium	Techno			2021	3	1			338	204		2026-04-01
    152132158	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	04 - Mr. Ho - Quit Startin'.mp3	Quit Startin'	Mr. Ho	"Michaelsoft" LP	Electro			2022	8	1			298			2026-04-01
    117031874	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	03 - SUMORAI - Flooressence.mp3	Flooressence	SUMORAI, AVIVX	End Broken Windows Vol. 1 (Side A)	Electro			2022	5	1			370	255		2026-04-01
    158106526	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	02 - Fader Cap - Temple Tone.mp3	Temple Tone	Fader Cap	Club Telepathy EP	House			2022	2	1			375			2026-04-01
    207728806	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	01 - No Moon - Vegetarian At The BBQ.mp3	Vegetarian At The BBQ	No Moon	Small Moves EP	Electro			2022	4	1			405			2026-04-01
    44178984	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	10 - DJ Dylan - Let's Float.mp3	Let's Float	DJ Dylan	Sorry Records & Friends	Breakbeat			2021	8	1			221			2026-04-01
    158505100	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	09 - Denham Audio - Psyche of A Raver.mp3	Psyche of A Raver	Denham Audio	Dance Trax, Vol. 35	Breakbeat			2022	2	1		1A	412			2026-04-01
    186909414	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	07 - The Droid - Merge.mp3	Merge	The Droid	End Broken Windows Vol. 1 (Side B)	Electro			2022	6	1	142.00	9A	274	255		2026-04-01
    49158066	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	08 - Haider - U Trippin.mp3	U Trippin	Haider	The Muses Come out at Night				2020	3	1			411			2026-04-01
    192763696	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	14 - Skream - Space Ghetto(Explicit).mp3	Space Ghetto	Skream	Space Ghetto				2021	1	1			388			2026-04-01
    143514520	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	13 - Tony G - Pianoman.mp3	Pianoman	Tony G	Pianoman				2021	1	1			410			2026-04-01
    77246587	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	12 - Loop LF - Moon GZ.mp3	Moon GZ	Loop LF	Stepping Back EP				2018	1	1		6B	454			2026-04-01
    69496350	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	11 - Big Ever - Zoner (Zoned Mix).mp3	Zoner (Zoned Mix)	Big Ever	Studio Productions				2021	1	1			308			2026-04-01
    9410192	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	17 - Matrefakt - Band of Acid.mp3	Band of Acid	Matrefakt	Band of Acid				2021	1	1			424			2026-04-01
    176068358	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	20 - Jaymie Silk - African Nightmare.mp3	African Nightmare	Jaymie Silk	For The Dreamers				2022	4	1			236			2026-04-01
    174543936	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	19 - Jaymie Silk - CyberPunk.mp3	CyberPunk	Jaymie Silk	5 Years Of Shall Not Fade				2020	8	1			200			2026-04-01
    253483944	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	18 - Rhode - Ticket To Chicago.mp3	Ticket To Chicago	Rhode, brown	5 Years Of Shall Not Fade				2020	7	1			395			2026-04-01
    221357987	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	16 - Aloka - Data Writer.mp3	Data Writer	Aloka	Phalanx Pt.4				2020	4	1			354			2026-04-01
    220914350	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	22 - Jaymie Silk - F4yr.mp3	F4yr	Jaymie Silk	Empty				2020	1	1			181			2026-04-01
    208189024	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	30 - Francois Dillinger - Need I Say More-.mp3	Need I Say More?	Francois Dillinger	42.328391N, 83.044312W				2022	1	1			309			2026-04-01
    107456255	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	29 - Isolated Material - Spinning.mp3	Spinning	Isolated Material	Aliased				2020	6	1			314			2026-04-01
    3605462	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	27 - Obzerv - T-800.mp3	T-800	Obzerv	1 Year of Patchbay Records W/ Obzerv				2020	2	1			288			2026-04-01
    223825274	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	26 - Obzerv - Kuiper Belt Escape.mp3	Kuiper Belt Escape	Obzerv	1 Year of Patchbay Records W/ Obzerv				2020	1	1			264			2026-04-01
    29167132	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	25 - False Persona - Subtraction.mp3	Subtraction	False Persona	Subtraction / Assisted Pulse				2020	1	1			330			2026-04-01
    211101359	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	23 - Lloyd Stellar - Room and Pillar.mp3	Room and Pillar	Lloyd Stellar, The Droid	Rise Of The Machines				2022	3	1			286			2026-04-01
    211535892	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	21 - Jaymie Silk - Bad B.mp3	Bad B	Jaymie Silk	The Rise & Fall Of Jaymie Silk & Rave Culture				2022	5	1			253			2026-04-01
    261351761	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	28 - Das Muster - Geheimabsprache.mp3	Geheimabsprache	Das Muster	Bass Agenda Vol 1: The Fight Against The Mundane				2013	25	1			176			2026-04-01
    226304432	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	33 - Shawn Cartier - Dimpler(Explicit).mp3	Dimpler	Shawn Cartier	Parking Lot EP				2020	1	1			321			2026-04-01
    130468234	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	31 - Volruptus - Alien Transmission.mp3	Alien Transmission	Volruptus	Homeblast EP				2017	1	1			279			2026-04-01
    148880522	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	35 - Ben Pest - Mouth Lawson.mp3	Mouth Lawson	Ben Pest	Vim & Vigour				2020	1	1			287			2026-04-01
    229886278	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	34 - Isolated Material - Stress Test.mp3	Stress Test	Isolated Material	Viral Syndicate Vol. 1				2020	7	1			284			2026-04-01
    252563574	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	32 - The Droid - Beat The Machine.mp3	Beat The Machine	The Droid, pablo splice	Rewire The System				2020	5	1			321			2026-04-01
    254653618	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	40 - Nite Fleit - Parallax.mp3	Parallax	Nite Fleit, False Persona	Acid Avengers 018				2021	3	1			300			2026-04-01
    106706791	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	37 - Saah - Engage.mp3	Engage	Saah	Phalanx Pt.2				2019	4	1			286			2026-04-01
    137461804	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	39 - Aloka - Stage One.mp3	Stage One	Aloka	Stage One / Rotary-XL				2022	1	1			377			2026-04-01
    110652345	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	38 - Aloka - Rotary-XL.mp3	Rotary-XL	Aloka	Stage One / Rotary-XL				2022	2	1			335			2026-04-01
    13816259	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	36 - Carl Finlow - Hashtag (Radioactiveman Remix).mp3	Hashtag (Radioactiveman Remix)	Carl Finlow	Boot Loop EP	Electro		Spacey, Drexciyan	2013	4	1			404			2026-04-01
    248421123	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	42 - False Persona - Mind Heist (Dagga Remix).mp3	Mind Heist (Dagga Remix)	False Persona	Mind Heist	Electro		Sheller	2022	4	1			272			2026-04-01
    265094299	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	41 - False Persona - Sneak Dissin'.mp3	Sneak Dissin'	False Persona	Mind Heist	Electro		Peak	2022	3	1			296			2026-04-01
    104314556	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	44 - Sully - Black Projects.mp3	Black Projects	Sully	Producer 3 Part 1	2-Step			2010	4	1			303			2026-04-01
    60252030	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	43 - No Moon - Small Moves.mp3	Small Moves	No Moon	Small Moves EP	Electro		Slow, Dubby	2022	1	1			289			2026-04-01
    263878008	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	47 - Lukas Wigflex - Curtains Nine Tails.mp3	Curtains Nine Tails	Lukas Wigflex, Son Of Philip	Me & Meds				2021	1	1			408			2026-04-01
    217519047	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	48 - Acidulant - Super Rave.mp3	Super Rave	Acidulant	Acid Avengers 020	Acid / Breaks			2022	1	1			264			2026-04-01
    25669771	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	46 - Dustin Zahn - Illusory (Blenk Remix).mp3	Illusory (Blenk Remix)	Dustin Zahn	GOODNIGHT DAYLIGHT	Breakbeat		Dark, Industrial	2021	1	1			282			2026-04-01
    97258128	cMP3/NewNewNew [6b092164-be4b-4ea8-920d-7d4a2824dc56]	15 - leif - Black Magic (Stay High Remix).mp3	Black Magic (Stay High Remix)	leif	Black Magic				2008	2	1			270			2026-04-01
    111987821	DLz/SuperShy/ Happy Music [307755009] [2023]	03 - SuperShy - Keep It Rising.aiff	Keep It Rising	Supershy	Happy Music	House	Beyond the Groove		2023	3		120.00	8A	194	255		2026-04-01
    197620281	DLz/Playlist/RallyHouse [362b112d-7a20-455c-9f56-cb4507a8f431]	43 - Minista - Do Ya Baby.aiff	Do Ya Baby	Minista, Zefer	Feel It	UK Garage	Satori London		2022	2		130.00	1A	241	255	3	2026-04-05
    3654745	DLz/Playlist/RallyHouse [362b112d-7a20-455c-9f56-cb4507a8f431]	42 - Zefer - Nang Like This.aiff	Nang Like This	Zefer, Kibo, Chesqua	Before It Gets Too Late	UK Garage	Steppers Club	Vibey, Classic	2023	3		130.00	9A	206	204	2	2026-04-05
    3103702	DLz/Playlist/RallyHouse [362b112d-7a20-455c-9f56-cb4507a8f431]	18 - Josh Baker - Dr Feel Right (feat. The Egyptian Lover & Rome Fortune).aiff	Dr Feel Right	Josh Baker, The Egyptian Lover, Rome Fortune	Dr Feel Right (Malugi remix)	Funky House	Three Six Zero Recordings	Slutty, Sensual	2025	2		128.00	3A	146			2026-04-05
    52832632	DLz/Playlist/vox bridges - classics - house [5b5269d2-3ab5-44ee-96fb-d50b1faca2c0]	05 - Modjo - Lady (Hear Me Tonight).aiff	Lady (Hear Me Tonight)	Modjo	Retro Dance Masters: 1987–2000 Revisited	House	Virgin		2002	9		126.02	3B	307		2	2026-04-05
    52366907	Test Files	25 - Modjo - Lady (Hear Me Tonight).aiff	Lady (Hear Me Tonight)	Modjo	The Weekend	House	Universal Music TV	Classics	2005	13		126.02	3B	307	51	4	2026-04-05
    211134424	Test Files	10 - Ross from Friends - Thank God I'm A Lizard.aiff	Thank God I'm a Lizard	Ross from Friends	Boiler Room: Ross From Friends in London, Oct 23, 2017	House	Boiler Room		2017	6		124.00	12A	306	102	5	2026-04-05
    13467202	Test Files	05 - Palms Trax - Equation.aiff	Equation	Palms Trax	Lobster Deep Classics	House	Lobster Theremin		2013	1	1	124.00	6A	469	153	5	2026-04-05
    266709319	Test Files	32 - Kerri Chandler - Oblivion.aiff	Oblivion	Kerri Chandler	Soul Heaven Presents Kerri Chandler & Dennis Ferrer	House	Soul Heaven Records	Filtery, Groovy	2006	14		126.00	3A	566	204	10	2026-04-05
    87610823	Test Files	22 - Octo Octa - Take Me to the Dark.aiff	Take Me to the Dark	Octo Octa	More Times	House	Running Back		2015	4		120.00	4A	400	255	2	2026-04-05
    """#
}
